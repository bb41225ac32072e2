package io.modelregistry.sync.offer;

import io.modelregistry.derive.price.EffectiveRates;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A price without what goes without saying: a part that costs what the whole costs. */
final class PlainPrice {
  private PlainPrice() {}

  /**
   * Units with a price that are billed the same when they have none of their own, under each of the
   * price's conditions.
   */
  static Set<Unit> unsaid(Pricing price, LocalDate day) {
    Set<Unit> unsaid = new TreeSet<>();
    Pricing left = price;
    List<Unit> smallestFirst = new ArrayList<>(Units.all());
    Collections.reverse(smallestFirst);
    for (Unit unit : smallestFirst) {
      if (left.rates().containsKey(unit) && !unit.parents().isEmpty()) {
        Pricing without = without(left, unit);
        if (isSame(left, without, unit, day)) {
          left = without;
          unsaid.add(unit);
        }
      }
    }
    return unsaid;
  }

  /**
   * The node without those units.
   *
   * @param price the same as the node
   */
  static ObjectNode without(ObjectNode node, Pricing price, LocalDate day) {
    ObjectNode plain = node.deepCopy();
    for (Unit unit : unsaid(price, day)) {
      plain.remove(unit.key());
      for (JsonNode override : plain.path(OverrideNodes.OVERRIDES)) {
        ((ObjectNode) override).remove(unit.key());
      }
    }
    OverrideNodes overrides = OverrideNodes.of(plain);
    overrides.nodes().removeIf(override -> override.size() <= 1);
    overrides.writeTo(plain);
    return plain;
  }

  private static Pricing without(Pricing price, Unit unit) {
    Map<Unit, BigDecimal> rates = new TreeMap<>(price.rates());
    rates.remove(unit);
    List<PriceOverride> overrides = new ArrayList<>();
    for (PriceOverride override : price.overrides()) {
      Map<Unit, Optional<BigDecimal>> there = new TreeMap<>(override.rates());
      there.remove(unit);
      overrides.add(new PriceOverride(override.when(), there, override.multiplier()));
    }
    return new Pricing(price.kind(), price.currency(), rates, overrides);
  }

  private static boolean isSame(Pricing one, Pricing other, Unit unit, LocalDate day) {
    PriceContext usual = PriceContext.onDayOf(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    List<PriceContext> contexts = new ArrayList<>(List.of(usual));
    for (PriceOverride override : one.overrides()) {
      Condition when = override.when();
      Long size = when.inputTokensOver() != null ? when.inputTokensOver() : when.inputTokensFrom();
      contexts.add(
          new PriceContext(
              usual.at(),
              false,
              size == null ? null : Long.valueOf(size + 1),
              when.serviceTier(),
              when.region()));
    }
    return contexts.stream()
        .allMatch(
            context ->
                Rates.agree(
                    EffectiveRates.of(one, context), EffectiveRates.of(other, context), unit));
  }
}
