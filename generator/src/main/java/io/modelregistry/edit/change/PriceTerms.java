package io.modelregistry.edit.change;

import io.modelregistry.json.Quoted;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.validate.Suggestion;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * When a price is to hold, as a person says it.
 *
 * @param from the first instant; empty for today's start
 * @param until the first instant after it; empty for open
 * @param inputTokensOver for requests of more input than that; empty for all
 * @param serviceTier for that tier; empty for all
 * @param region for that region; empty for all
 * @param today the start of today, in UTC
 */
public record PriceTerms(
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<Long> inputTokensOver,
    Optional<String> serviceTier,
    Optional<String> region,
    Instant today) {
  /**
   * A day or instant.
   *
   * @param option its name on the command line
   * @throws EditRefusal when it is neither
   */
  public static Instant moment(String option, String text) {
    return PriceCondition.parse(option, text);
  }

  /**
   * The unit of a price's key, {@code input_cost}.
   *
   * @throws EditRefusal when the vocabulary has none
   */
  public static Unit unit(String key) {
    return Units.find(key)
        .orElseThrow(
            () ->
                new EditRefusal(
                    EditRefusal.Code.INVALID_INPUT,
                    "no price has the key '"
                        + Quoted.shortened(key)
                        + "'"
                        + Suggestion.near(key, Units.all().stream().map(Unit::key).toList())
                            .findFirst()
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("; schemas/units.json lists them all")));
  }

  /** Whether it names neither a day nor anything else. */
  boolean isUndated() {
    return !isDated() && others().isEmpty();
  }

  boolean isDated() {
    return from.isPresent() || until.isPresent();
  }

  /** Whether these terms mean that condition: by its dates where they name some, else as of now. */
  boolean mean(PriceCondition condition) {
    return condition.others().equals(others())
        && (from.isPresent() ? condition.from().equals(from.get()) : condition.covers(today))
        && until.map(condition.until()::equals).orElse(true);
  }

  PriceCondition condition() {
    return new PriceCondition(from.orElse(today), until.orElse(Instant.MAX), others());
  }

  /** The same without dates. */
  PriceCondition always() {
    return new PriceCondition(Instant.MIN, Instant.MAX, others());
  }

  private ObjectNode others() {
    ObjectNode others = JsonNodeFactory.instance.objectNode();
    inputTokensOver.ifPresent(tokens -> others.put("input_tokens_over", tokens));
    serviceTier.ifPresent(tier -> others.put("service_tier", tier));
    region.ifPresent(name -> others.put("region", name));
    return others;
  }
}
