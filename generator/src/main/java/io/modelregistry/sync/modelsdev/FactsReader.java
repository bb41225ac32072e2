package io.modelregistry.sync.modelsdev;

import io.modelregistry.model.PartialDate;
import io.modelregistry.sync.offer.Facts;
import io.modelregistry.sync.offer.Fields;
import io.modelregistry.sync.offer.Modality;
import io.modelregistry.sync.offer.Remarks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what an entry says of a model: names, flags, modalities, limits, dates. */
final class FactsReader {
  private static final Map<String, String> FLAGS =
      Map.of(
          "tool_call", "function_calling",
          "reasoning", "reasoning",
          "structured_output", "structured_output",
          "temperature", "temperature");

  private final Remarks remarks;

  FactsReader(Remarks remarks) {
    this.remarks = remarks;
  }

  Facts read(Fields entry, String subject) {
    Map<String, Boolean> capabilities = new TreeMap<>();
    FLAGS.forEach(
        (flag, capability) -> {
          Boolean value = entry.flag(flag);
          if (value != null) {
            capabilities.put(capability, value);
          }
        });
    Fields modalities = entry.object("modalities");
    List<String> input = modalities == null ? List.of() : modalities(modalities, "input", subject);
    List<String> output =
        modalities == null ? List.of() : modalities(modalities, "output", subject);
    Modality.capabilities(input, output, capabilities);
    return new Facts(
        entry.text("name", 120),
        entry.text("family", 80),
        capabilities,
        input,
        output,
        limits(entry.object("limit"), subject),
        entry.flag("open_weights"),
        entry.date("release_date"),
        knowledge(entry, subject),
        entry.date("last_updated"),
        status(entry, subject),
        null,
        null);
  }

  /** Nothing is known of days after a model's release. */
  private @Nullable String knowledge(Fields entry, String subject) {
    String released = entry.date("release_date");
    String knowledge = entry.date("knowledge");
    if (knowledge == null
        || released == null
        || !new PartialDate(knowledge).firstDay().isAfter(new PartialDate(released).lastDay())) {
      return knowledge;
    }
    remarks.say(
        Remarks.ODD_VALUE,
        subject,
        "knowledge " + knowledge + " is after its release on " + released + ", left out");
    return null;
  }

  private List<String> modalities(Fields modalities, String side, String subject) {
    return Modality.lawful(modalities.texts(side, 100), subject, remarks);
  }

  private @Nullable String status(Fields entry, String subject) {
    String status = entry.text("status", 40);
    if (status == null || List.of("deprecated", "beta", "alpha").contains(status)) {
      return status;
    }
    if (!status.equals("active")) {
      remarks.say(Remarks.ODD_VALUE, subject, "status '" + status + "' is unknown, left out");
    }
    return null;
  }

  private Map<String, Long> limits(@Nullable Fields limit, String subject) {
    Map<String, Long> limits = new TreeMap<>();
    if (limit == null) {
      return limits;
    }
    put(limits, Facts.CONTEXT, limit.tokens("context"), subject);
    put(limits, Facts.INPUT, limit.tokens("input"), subject);
    put(limits, Facts.OUTPUT, limit.tokens("output"), subject);
    Long context = limits.get(Facts.CONTEXT);
    for (String part : List.of(Facts.INPUT, Facts.OUTPUT)) {
      Long value = limits.get(part);
      if (context != null && value != null && value > context) {
        limits.remove(part);
        impossible(subject, part + " " + value + " is above the context window " + context);
      }
    }
    return limits;
  }

  private void put(Map<String, Long> limits, String field, @Nullable Long value, String subject) {
    if (value != null && value > 0) {
      limits.put(field, value);
    } else if (value != null) {
      impossible(subject, field + " is 0");
    }
  }

  private void impossible(String subject, String what) {
    remarks.say(Remarks.IMPOSSIBLE_LIMIT, subject, what + ", left out");
  }
}
