package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Zero is free only when the kind says free, and free is zero. */
final class PriceKindRule implements CrossFileRule {
  static final Rule ZERO =
      Rule.warning(
          "zero-price",
          "Zero without the word free",
          "A metered price asks nothing for input and output.",
          "Lists write 0 for free, for a subscription and for unknown alike, and a "
              + "zero that means unknown would win every comparison. Write \"kind\": \"free\" "
              + "where it is free, \"subscription\" where a flat fee pays for it, and leave "
              + "the price out where it is not known.",
          "\"pricing\": { \"input_cost\": 0, \"output_cost\": 0 }",
          "\"pricing\": { \"kind\": \"free\" }");

  static final Rule FREE =
      Rule.error(
          "free-with-price",
          "Free, but with a price",
          "A price of kind free has a rate above zero.",
          "Both cannot be true, and the bill would be wrong either way. Remove the "
              + "rates, or the kind.",
          "\"pricing\": { \"kind\": \"free\", \"input_cost\": 0.5 }",
          "\"pricing\": { \"input_cost\": 0.5 }");

  @Override
  public List<Rule> rules() {
    return List.of(ZERO, FREE);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    for (PricedEntity entity : PricedEntity.all(context)) {
      if (entity.pricing().kind() == Pricing.Kind.FREE) {
        free(context, findings, entity);
      } else if (entity.pricing().kind() == Pricing.Kind.METERED) {
        metered(context, findings, entity);
      }
    }
  }

  private static void free(RuleContext context, Consumer<Finding> findings, PricedEntity entity) {
    entity.forEachRate(
        (pointer, unit, rate) -> {
          if (rate.signum() > 0) {
            findings.accept(
                FREE.at(
                    context.locate(entity.kind(), entity.id(), pointer),
                    unit.key() + " " + rate.toPlainString() + " contradicts the kind 'free'",
                    "remove the rate or the kind"));
          }
        });
  }

  private static void metered(
      RuleContext context, Consumer<Finding> findings, PricedEntity entity) {
    Map<Unit, BigDecimal> rates = entity.pricing().rates();
    List<BigDecimal> main =
        Stream.of(Units.INPUT, Units.OUTPUT).map(rates::get).filter(Objects::nonNull).toList();
    boolean allZero = rates.values().stream().allMatch(rate -> rate.signum() == 0);
    boolean mainZero = main.stream().allMatch(rate -> rate.signum() == 0);
    boolean asksNothing = main.isEmpty() ? allZero : mainZero && (main.size() == 2 || allZero);
    if (!rates.isEmpty() && asksNothing) {
      Unit first = rates.keySet().iterator().next();
      findings.accept(
          ZERO.at(
              context.locate(entity.kind(), entity.id(), PricedEntity.pointer(first)),
              "the price is zero, but nothing says that it is free",
              "write \"kind\": \"free\" or \"subscription\", or leave the price out if unknown"));
    }
  }
}
