package io.modelregistry.cli;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.Workload;
import io.modelregistry.derive.question.LeftOut;
import io.modelregistry.derive.question.Offer;
import io.modelregistry.derive.question.Remark;
import io.modelregistry.derive.question.Request;
import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.validate.report.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Answers for people: what they share. */
final class AnswerText {
  private AnswerText() {}

  /** What a request costs there, or that nobody knows. */
  static String cost(Offer offer) {
    return offer.charge() instanceof Charge.Known known
        ? Decimals.plain(known.total()) + " " + known.currency()
        : "cost unknown";
  }

  /** How to call it: by which name, and where. */
  static String call(EffectiveRoute route) {
    String endpoint = route.endpoint();
    return "as "
        + SafeText.of(route.modelString())
        + (endpoint == null ? "" : " at " + SafeText.of(endpoint));
  }

  /** The request whose costs are told, and when. */
  static String request(RouteIndex index, Request request) {
    Workload workload = request.workload();
    return String.format(
        Locale.ROOT,
        "Costs are of %,d prompt and %,d output tokens, at %s.\n",
        workload.promptTokens(),
        workload.outputTokens(),
        index.at());
  }

  static String messages(List<Remark> remarks) {
    return remarks.stream()
        .map(Remark::message)
        .map(SafeText::of)
        .collect(Collectors.joining("; "));
  }

  /** Warnings of a model, a line each. */
  static String warnings(List<Remark> warnings, Model model) {
    String instead =
        model.replacedBy() == null ? "" : "; it names '" + model.replacedBy() + "' instead";
    return warnings.stream()
        .map(warning -> "Warning: " + warning.message() + instead + ".\n")
        .collect(Collectors.joining());
  }

  /**
   * How many were left out for which reason, and perhaps which.
   *
   * @param isListed whether to list them
   */
  static String leftOut(LeftOut leftOut, boolean isListed) {
    if (leftOut.total() == 0) {
      return "";
    }
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "Left out: %,d (", leftOut.total()))
            .append(
                leftOut.counts().entrySet().stream()
                    .map(
                        entry ->
                            String.format(
                                Locale.ROOT,
                                "%,d %s",
                                entry.getValue(),
                                entry.getKey().word().replace('_', ' ')))
                    .collect(Collectors.joining(", ")))
            .append(").\n");
    if (isListed) {
      TextTable table = new TextTable();
      leftOut.entries().forEach(entry -> table.row(name(entry), SafeText.of(entry.message())));
      text.append(table);
    }
    return text.toString();
  }

  private static String name(LeftOut.Entry entry) {
    return entry.route().map(EffectiveRoute::id).or(() -> entry.model().map(Model::id)).orElse("");
  }

  static String more(int total, int listed, String what) {
    return total > listed ? "(and " + Messages.counted(total - listed, "more " + what) + ")\n" : "";
  }
}
