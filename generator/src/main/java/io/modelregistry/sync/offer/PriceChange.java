package io.modelregistry.sync.offer;

import io.modelregistry.derive.price.EffectiveRates;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.sync.offer.OverrideNodes.Family;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One metered price that changes. What was charged before the day stays known; from that day on it
 * is what the list says, and what the list does not say stays. What nobody knew before is filled in
 * without a date. Where both charge the same, nothing changes, however they say it.
 */
final class PriceChange {
  private static final Condition ANY = new Condition(null, null, null, null, null, null, null);

  private final ObjectNode before;
  private final Pricing was;
  private final Pricing says;
  private final LocalDate day;
  private final Instant start;
  private final boolean whole;

  /** Prices below every size, at the base tier. */
  private final BaseChange base;

  private final OverrideChange overrides;

  /**
   * @param before what was written
   * @param was the same
   * @param now what the list says
   * @param says the same
   * @param whole whether the list's word is all that there is: what it leaves out is gone
   */
  PriceChange(
      ObjectNode before, Pricing was, ObjectNode now, Pricing says, LocalDate day, boolean whole) {
    this.before = before;
    this.was = was;
    this.says = says;
    this.day = day;
    this.whole = whole;
    this.start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    this.base =
        BaseChange.of(was, EffectiveRates.of(was, PriceContext.onDayOf(start)), says, day, whole);
    this.overrides = new OverrideChange(was, now, says, start);
  }

  /**
   * The price with the change worked in; the same as before when there is none.
   *
   * @param families what the list states besides base prices
   * @return empty when it needs more overrides than fit into a file
   */
  Optional<ObjectNode> result(Set<Family> families) {
    if (families.contains(Family.SIZE)) {
      sizes();
    }
    if (families.contains(Family.HOURS)) {
      hours();
    }
    says.overrides().stream()
        .map(override -> override.when().serviceTier())
        .filter(Objects::nonNull)
        .distinct()
        .forEach(this::tier);
    says.overrides().stream()
        .map(override -> override.when().region())
        .filter(Objects::nonNull)
        .distinct()
        .forEach(this::region);
    DatedEdit.What what =
        new DatedEdit.What(
            base.changed(),
            base.filled(),
            overrides.ended(),
            overrides.fresh(),
            !base.changed().isEmpty() || overrides.isChange());
    return base.changed().isEmpty()
            && base.filled().isEmpty()
            && overrides.ended().isEmpty()
            && overrides.fresh().isEmpty()
        ? Optional.of(before)
        : new DatedEdit(before, was, day).written(what);
  }

  private void sizes() {
    Predicate<Condition> bySize =
        when -> Family.of(when) == Family.SIZE && !OverrideNodes.undated(when).equals(ANY);
    Set<Unit> units = new TreeSet<>(says.rates().keySet());
    says.overrides().stream()
        .filter(override -> bySize.test(override.when()))
        .forEach(override -> units.addAll(override.rates().keySet()));
    if (whole) {
      units.addAll(base.next().keySet());
    }
    if (!Rates.agree(
        overrides.standing(base.next()), says, units, overrides.sizes(bySize), null, null, start)) {
      overrides.replace(bySize, this::withUnsaid);
    }
  }

  private void hours() {
    Predicate<Condition> hourly = when -> Family.of(when) == Family.HOURS;
    if (!of(overrides.current(), hourly).equals(of(says.overrides(), hourly))) {
      overrides.replace(hourly, node -> node);
    }
  }

  private static List<PriceOverride> of(List<PriceOverride> overrides, Predicate<Condition> which) {
    return overrides.stream().filter(override -> which.test(override.when())).toList();
  }

  private void tier(String tier) {
    Predicate<Condition> atTier =
        when -> Family.of(when) == Family.TIER && tier.equals(when.serviceTier());
    List<PriceOverride> stated = of(says.overrides(), atTier);
    Set<Unit> units =
        stated.stream()
            .flatMap(override -> override.rates().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Predicate<Condition> sized = atTier.or(when -> Family.of(when) == Family.SIZE);
    if (!stated.isEmpty()
        && !Rates.agree(
            overrides.standing(base.next()),
            says,
            units,
            overrides.sizes(sized),
            tier,
            null,
            start)) {
      overrides.replace(atTier, node -> withTierPrices(node, tier, units));
    }
  }

  /** A tier may have had prices of which the list does not speak. */
  private ObjectNode withTierPrices(ObjectNode node, String tier, Set<Unit> stated) {
    if (node.path(OverrideNodes.WHEN).size() != 1) {
      return node;
    }
    EffectiveRates.of(
            overrides.standing(base.next()), new PriceContext(start, false, null, tier, null))
        .forEach(
            (unit, rate) -> {
              BigDecimal usual = base.next().get(unit);
              if (!stated.contains(unit) && (usual == null || usual.compareTo(rate) != 0)) {
                node.set(unit.key(), Json.number(rate));
              }
            });
    return node;
  }

  private void region(String region) {
    Predicate<Condition> there = when -> region.equals(when.region());
    List<PriceOverride> stated = of(says.overrides(), there);
    Set<Unit> units = new TreeSet<>();
    Set<@Nullable String> tiers = new HashSet<>();
    tiers.add(null);
    for (PriceOverride override : stated) {
      units.addAll(
          override.multiplier() != null ? says.rates().keySet() : override.rates().keySet());
      tiers.add(override.when().serviceTier());
    }
    boolean agree =
        tiers.stream()
            .allMatch(
                tier ->
                    Rates.agree(
                        overrides.standing(base.next()),
                        says,
                        units,
                        overrides.sizes(when -> true),
                        tier,
                        region,
                        start));
    if (!agree) {
      overrides.replace(there, node -> node);
    }
  }

  /** At a size that both name, prices of which the list does not speak at all stay. */
  private ObjectNode withUnsaid(ObjectNode node) {
    Long size = size(node.path(OverrideNodes.WHEN));
    for (PriceOverride override : overrides.current()) {
      Condition when = override.when();
      Long other = when.inputTokensOver() != null ? when.inputTokensOver() : when.inputTokensFrom();
      if (Family.of(when) == Family.SIZE && size != null && size.equals(other)) {
        override.rates().forEach((unit, rate) -> keep(node, unit, rate));
      }
    }
    return node;
  }

  private void keep(ObjectNode node, Unit unit, Optional<BigDecimal> rate) {
    if (!says.rates().containsKey(unit) && !node.has(unit.key()) && !whole) {
      node.set(unit.key(), rate.map(Json::number).orElseGet(Json.NODES::nullNode));
    }
  }

  private static @Nullable Long size(JsonNode when) {
    JsonNode size =
        when.has("input_tokens_over")
            ? when.path("input_tokens_over")
            : when.path("input_tokens_from");
    return size.isIntegralNumber() ? Long.valueOf(size.longValue()) : null;
  }
}
