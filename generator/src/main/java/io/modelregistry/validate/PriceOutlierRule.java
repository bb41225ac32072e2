package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A price hundreds of times off what others ask is more often a slip than a price. */
final class PriceOutlierRule implements CrossFileRule {
  static final Rule OUTLIER =
      Rule.warning(
          "price-outlier",
          "A price far off all others",
          "A price is 500 times the median of its unit and currency in this registry, "
              + "or a 500th of it. Asked only where at least 20 prices of the unit are "
              + "known.",
          "Token prices are per 1,000,000 tokens. Price lists per token or per 1,000 "
              + "are off by factors of a million and a thousand when they are copied as "
              + "they are. Leave the price if it is right.",
          "\"input_cost\": 0.0000025",
          "\"input_cost\": 2.5");

  /** So many prices of a unit make a median that says something. */
  private static final int LEAST_SAMPLE = 20;

  /** Real prices of one unit reach 300 times their median. */
  private static final BigDecimal FACTOR = BigDecimal.valueOf(500);

  @Override
  public List<Rule> rules() {
    return List.of(OUTLIER);
  }

  /** Prices of one kind: a unit by its key, and a currency. */
  private record Key(String unit, String currency) {}

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    List<PricedEntity> priced =
        PricedEntity.all(context).stream()
            .filter(entity -> entity.pricing().kind() == Pricing.Kind.METERED)
            .toList();
    Map<Key, BigDecimal> medians = medians(priced);
    for (PricedEntity entity : priced) {
      String currency = entity.pricing().currency();
      entity.forEachRate(
          (pointer, unit, rate) ->
              compare(
                  context,
                  findings,
                  entity,
                  pointer,
                  unit,
                  rate,
                  medians.get(new Key(unit.key(), currency))));
    }
  }

  private static Map<Key, BigDecimal> medians(List<PricedEntity> priced) {
    Map<Key, List<BigDecimal>> samples = new HashMap<>();
    for (PricedEntity entity : priced) {
      entity
          .pricing()
          .rates()
          .forEach(
              (unit, rate) -> {
                if (rate.signum() > 0) {
                  samples
                      .computeIfAbsent(
                          new Key(unit.key(), entity.pricing().currency()),
                          key -> new ArrayList<>())
                      .add(rate);
                }
              });
    }
    Map<Key, BigDecimal> medians = new HashMap<>();
    samples.forEach(
        (key, rates) -> {
          if (rates.size() >= LEAST_SAMPLE) {
            Collections.sort(rates);
            medians.put(key, rates.get(rates.size() / 2));
          }
        });
    return medians;
  }

  private static void compare(
      RuleContext context,
      Consumer<Finding> findings,
      PricedEntity entity,
      String pointer,
      Unit unit,
      BigDecimal rate,
      @Nullable BigDecimal median) {
    if (median == null || rate.signum() == 0) {
      return;
    }
    boolean high = rate.compareTo(median.multiply(FACTOR)) >= 0;
    boolean low = rate.multiply(FACTOR).compareTo(median) <= 0;
    if (high || low) {
      findings.accept(
          OUTLIER.at(
              context.locate(entity.kind(), entity.id(), pointer),
              unit.key()
                  + " "
                  + rate.toPlainString()
                  + " is far "
                  + (high ? "above" : "below")
                  + " the usual "
                  + median.toPlainString(),
              unit.per() > 1
                  ? "prices are per 1,000,000; is this one per "
                      + (high ? "more than that?" : "single token, or per 1,000?")
                  : "is it a price of one, or of many?"));
    }
  }
}
