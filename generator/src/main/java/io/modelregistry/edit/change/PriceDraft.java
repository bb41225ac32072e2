package io.modelregistry.edit.change;

import io.modelregistry.json.Decimals;
import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@code pricing} object while prices in it change. Nothing that was there is lost, and what
 * holds before the day of a change stays as it was.
 */
final class PriceDraft {
  private final ObjectNode pricing;

  /**
   * @param pricing changed in place
   */
  PriceDraft(ObjectNode pricing) {
    this.pricing = pricing;
  }

  /** Whether no price is stated, of anything, for any time. */
  boolean isBlank() {
    return overrides().entries().isEmpty()
        && pricing.propertyNames().stream().noneMatch(name -> name.endsWith("_cost"));
  }

  OverrideList overrides() {
    return OverrideList.of(pricing);
  }

  /** States base prices, which hold whenever nothing else does. */
  void setBase(Map<Unit, Optional<BigDecimal>> rates) {
    rates.forEach(
        (unit, rate) ->
            rate.ifPresentOrElse(
                price -> pricing.set(unit.key(), Decimals.node(price)),
                () -> pricing.remove(unit.key())));
  }

  /** States prices for when a condition holds, unless they hold then anyway. */
  void add(PriceCondition condition, Map<Unit, Optional<BigDecimal>> rates) {
    ObjectNode before = pricing.deepCopy();
    OverrideList list = overrides();
    boolean ordered = list.isInOrder();
    boolean named = list.last(entry -> entry.condition().equals(condition)).isPresent();
    ObjectNode node = list.take(condition);
    set(node, rates);
    list.insert(condition, node);
    list.writeTo(pricing);
    if (condition.isBase()
        && ordered
        && !named
        && holdsAnyway(new PriceDraft(before), condition, rates)) {
      pricing.removeAll();
      pricing.setAll(before);
    }
  }

  /** Whether the base prices of these units are the same in both from the condition's day on. */
  private boolean holdsAnyway(
      PriceDraft before, PriceCondition condition, Map<Unit, Optional<BigDecimal>> rates) {
    TreeSet<Instant> moments = new TreeSet<>();
    for (OverrideList.Entry entry : overrides().entries()) {
      moments.add(entry.condition().from());
      moments.add(entry.condition().until());
    }
    return moments.tailSet(condition.from()).stream()
        .allMatch(
            moment ->
                rates.keySet().stream()
                    .allMatch(unit -> at(moment, unit).equals(before.at(moment, unit))));
  }

  /** The base price of a unit at an instant. */
  private Optional<JsonNode> at(Instant instant, Unit unit) {
    JsonNode price = dated(instant, unit).orElse(pricing).path(unit.key());
    return price.isNumber() ? Optional.of(price) : Optional.empty();
  }

  /** The override that states the base price of a unit at an instant, if one does. */
  private Optional<ObjectNode> dated(Instant instant, Unit unit) {
    return overrides()
        .last(
            entry ->
                entry.condition().isBase()
                    && entry.condition().covers(instant)
                    && entry.node().has(unit.key()))
        .map(OverrideList.Entry::node);
  }

  /** Corrects the base prices that hold at an instant, each where it is stated. */
  void correctBase(Instant instant, Map<Unit, Optional<BigDecimal>> rates) {
    rates.forEach(
        (unit, rate) ->
            dated(instant, unit)
                .ifPresentOrElse(
                    override -> set(override, Map.of(unit, rate)),
                    () -> setBase(Map.of(unit, rate))));
  }

  /**
   * Corrects prices in the last of these overrides.
   *
   * @return whether there is one
   */
  boolean correct(Predicate<PriceCondition> which, Map<Unit, Optional<BigDecimal>> rates) {
    Optional<OverrideList.Entry> found = overrides().last(entry -> which.test(entry.condition()));
    found.ifPresent(entry -> set(entry.node(), rates));
    return found.isPresent();
  }

  /** The conditions under which one of these units has another price, in order. */
  List<PriceCondition> others(PriceCondition condition, Map<Unit, Optional<BigDecimal>> rates) {
    return overrides().entries().stream()
        .filter(entry -> rates.keySet().stream().anyMatch(unit -> entry.node().has(unit.key())))
        .map(OverrideList.Entry::condition)
        .filter(other -> !other.equals(condition))
        .toList();
  }

  private static void set(ObjectNode override, Map<Unit, Optional<BigDecimal>> rates) {
    rates.forEach(
        (unit, rate) ->
            override.set(
                unit.key(),
                rate.map(Decimals::node).orElseGet(JsonNodeFactory.instance::nullNode)));
  }
}
