package io.modelregistry.sync.openrouter;

import io.modelregistry.json.Decimals;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.offer.Fields;
import io.modelregistry.sync.offer.LenientTree;
import io.modelregistry.sync.offer.RateReader;
import io.modelregistry.sync.offer.Remarks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who serves a model behind OpenRouter, as its endpoints API says.
 *
 * @param all each of them
 */
record Endpoints(List<Endpoint> all) {
  static final String KIND = "endpoints";

  private static final String WHAT = "the list of endpoints";

  Endpoints {
    all = List.copyOf(all);
  }

  /**
   * One that serves it.
   *
   * @param output the most tokens that it writes; empty when it names no bound
   * @param input what it charges per million input tokens, if it says so
   */
  record Endpoint(Optional<Long> output, Optional<BigDecimal> input) {}

  /**
   * The answer for a model.
   *
   * @throws ImportException when it is none
   */
  static Endpoints read(String id, byte[] answer, Remarks remarks) {
    String subject = ModelList.ID + "/" + id;
    JsonNode listed = LenientTree.object(WHAT, answer, remarks).path("data").path("endpoints");
    if (!listed.isArray()) {
      throw new ImportException("the answer has no array 'endpoints'");
    }
    List<Endpoint> all = new ArrayList<>();
    for (JsonNode each : listed) {
      if (each.isObject()) {
        Fields fields = new Fields((ObjectNode) each, subject, remarks);
        Optional<BigDecimal> input =
            RateReader.written(each.path("pricing").path("prompt"))
                .filter(price -> price.signum() >= 0)
                .map(price -> price.scaleByPowerOfTen(RateReader.PER_MILLION));
        all.add(
            new Endpoint(
                Optional.ofNullable(fields.tokens("max_completion_tokens"))
                    .filter(tokens -> tokens > 0),
                input));
      }
    }
    return new Endpoints(all);
  }

  /** The most tokens that one of them writes; empty when one names no bound. */
  Optional<Long> mostOutput() {
    return all.isEmpty() || all.stream().anyMatch(each -> each.output().isEmpty())
        ? Optional.empty()
        : all.stream().flatMap(each -> each.output().stream()).max(Long::compare);
  }

  /** What a person should know who relies on one price, or on anybody at all. */
  void remark(Remarks remarks, String subject) {
    if (all.isEmpty()) {
      remarks.say(KIND, subject, "is listed, but nobody serves it now");
      return;
    }
    TreeSet<BigDecimal> prices = new TreeSet<>();
    all.forEach(each -> each.input().map(BigDecimal::stripTrailingZeros).ifPresent(prices::add));
    if (prices.size() > 1) {
      remarks.say(
          KIND,
          subject,
          all.size()
              + " serve it, for "
              + Decimals.plain(prices.first())
              + " to "
              + Decimals.plain(prices.last())
              + " per million input tokens");
    }
  }
}
