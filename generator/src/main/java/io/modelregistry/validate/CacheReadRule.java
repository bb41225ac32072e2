package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** Reading from a cache is sold because it is cheaper. */
final class CacheReadRule implements CrossFileRule {
  static final Rule DEARER =
      Rule.warning(
          "cache-read-above-input",
          "Cache reads dearer than input",
          "cache_read_cost is above input_cost.",
          "Nobody would use such a cache, so the two numbers are likely swapped, or "
              + "one is per another unit. Leave it if the platform really charges so.",
          "\"input_cost\": 0.25, \"cache_read_cost\": 2.5",
          "\"input_cost\": 2.5, \"cache_read_cost\": 0.25");

  @Override
  public List<Rule> rules() {
    return List.of(DEARER);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    for (PricedEntity entity : PricedEntity.all(context)) {
      BigDecimal input = entity.pricing().rate(Units.INPUT);
      BigDecimal read = entity.pricing().rate(Units.CACHE_READ);
      if (input != null && read != null && read.compareTo(input) > 0) {
        findings.accept(
            DEARER.at(
                context.locate(entity.kind(), entity.id(), PricedEntity.pointer(Units.CACHE_READ)),
                "cache_read_cost "
                    + read.toPlainString()
                    + " is above input_cost "
                    + input.toPlainString(),
                "are the two swapped?"));
      }
    }
  }
}
