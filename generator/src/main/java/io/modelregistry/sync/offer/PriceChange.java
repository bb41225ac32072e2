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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
  private final ObjectNode now;
  private final Pricing was;
  private final Pricing says;
  private final LocalDate day;
  private final Instant start;
  private final boolean whole;

  /** Prices of the first day on, below every size, at the base tier. */
  private final Map<Unit, BigDecimal> base;

  private final Map<Unit, BigDecimal> next;
  private final Map<Unit, Optional<BigDecimal>> changed = new TreeMap<>();
  private final Map<Unit, Optional<BigDecimal>> filled = new TreeMap<>();
  private final Set<Integer> ended = new HashSet<>();
  private final List<ObjectNode> fresh = new ArrayList<>();

  /** What holds from the day on, as far as it has been worked out; nothing in it has dates. */
  private List<PriceOverride> current;

  private boolean isChange;

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
    this.now = now;
    this.says = says;
    this.day = day;
    this.whole = whole;
    this.start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    this.base = EffectiveRates.of(was, PriceContext.onDayOf(start));
    this.next = new TreeMap<>(base);
    this.current =
        was.overrides().stream()
            .filter(override -> OverrideNodes.isActive(override.when(), start))
            .filter(override -> !override.when().isDatedOnly())
            .map(
                override ->
                    new PriceOverride(
                        OverrideNodes.undated(override.when()),
                        override.rates(),
                        override.multiplier()))
            .toList();
  }

  /**
   * The price with the change worked in; the same as before when there is none.
   *
   * @param families what the list states besides base prices
   * @return empty when it needs more overrides than fit into a file
   */
  Optional<ObjectNode> result(Set<Family> families) {
    base();
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
    return changed.isEmpty() && filled.isEmpty() && ended.isEmpty() && fresh.isEmpty()
        ? Optional.of(before)
        : new DatedEdit(before, was, day)
            .written(new DatedEdit.What(changed, filled, ended, fresh, isChange));
  }

  private void base() {
    says.rates()
        .forEach(
            (unit, rate) -> {
              BigDecimal old = base.get(unit);
              if (old != null && old.compareTo(rate) != 0) {
                changed.put(unit, Optional.of(rate));
                next.put(unit, rate);
              }
            });
    if (whole) {
      base.keySet().stream()
          .filter(unit -> !says.rates().containsKey(unit))
          .forEach(
              unit -> {
                changed.put(unit, Optional.empty());
                next.remove(unit);
              });
    }
    Set<Unit> unsaid = whole ? Set.of() : PlainPrice.unsaid(says, day);
    says.rates()
        .forEach(
            (unit, rate) -> {
              boolean goesWithoutSaying =
                  unsaid.contains(unit)
                      && Rates.billed(next, unit).filter(r -> r.compareTo(rate) == 0).isPresent();
              if (!base.containsKey(unit) && !goesWithoutSaying) {
                (isNamed(unit) ? changed : filled).put(unit, Optional.of(rate));
                next.put(unit, rate);
              }
            });
    isChange = !changed.isEmpty();
  }

  private boolean isNamed(Unit unit) {
    return was.rates().containsKey(unit)
        || was.overrides().stream().anyMatch(override -> override.rates().containsKey(unit));
  }

  private void sizes() {
    Predicate<Condition> bySize =
        when -> Family.of(when) == Family.SIZE && !OverrideNodes.undated(when).equals(ANY);
    Set<Unit> units = new TreeSet<>(says.rates().keySet());
    says.overrides().stream()
        .filter(override -> bySize.test(override.when()))
        .forEach(override -> units.addAll(override.rates().keySet()));
    if (whole) {
      units.addAll(next.keySet());
    }
    if (!Rates.agree(standing(), says, units, sizes(bySize), null, null, start)) {
      replace(bySize, this::withUnsaid);
    }
  }

  private Pricing standing() {
    List<PriceOverride> ordered = new ArrayList<>(current);
    ordered.sort(Comparator.comparing(override -> Family.of(override.when())));
    return new Pricing(Pricing.Kind.METERED, was.currency(), next, ordered);
  }

  /** The numbers of input tokens at which prices change, with either. */
  private Collection<Long> sizes(Predicate<Condition> which) {
    Set<Long> sizes = new TreeSet<>();
    for (List<PriceOverride> overrides : List.of(current, says.overrides())) {
      for (PriceOverride override : overrides) {
        if (which.test(override.when())) {
          add(sizes, override.when().inputTokensOver());
          add(sizes, override.when().inputTokensFrom());
        }
      }
    }
    return sizes;
  }

  private static void add(Set<Long> sizes, @Nullable Long size) {
    if (size != null) {
      sizes.add(size);
    }
  }

  private void hours() {
    Predicate<Condition> hourly = when -> Family.of(when) == Family.HOURS;
    if (!of(current, hourly).equals(of(says.overrides(), hourly))) {
      replace(hourly, node -> node);
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
        && !Rates.agree(standing(), says, units, sizes(sized), tier, null, start)) {
      replace(atTier, node -> withTierPrices(node, tier, units));
    }
  }

  /** A tier may have had prices of which the list does not speak. */
  private ObjectNode withTierPrices(ObjectNode node, String tier, Set<Unit> stated) {
    if (node.path(OverrideNodes.WHEN).size() != 1) {
      return node;
    }
    EffectiveRates.of(standing(), new PriceContext(start, false, null, tier, null))
        .forEach(
            (unit, rate) -> {
              BigDecimal usual = next.get(unit);
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
                    Rates.agree(standing(), says, units, sizes(when -> true), tier, region, start));
    if (!agree) {
      replace(there, node -> node);
    }
  }

  /** Ends what holds of some kind, and begins what the list says of it. */
  private void replace(Predicate<Condition> which, UnaryOperator<ObjectNode> completed) {
    boolean known = false;
    for (int i = 0; i < was.overrides().size(); i++) {
      Condition when = was.overrides().get(i).when();
      if (which.test(OverrideNodes.undated(when))) {
        known = true;
        if (OverrideNodes.isActive(when, start)) {
          ended.add(i);
        }
      }
    }
    isChange |= known;
    List<PriceOverride> rest = new ArrayList<>(current);
    rest.removeIf(override -> which.test(override.when()));
    for (int i = 0; i < says.overrides().size(); i++) {
      if (which.test(says.overrides().get(i).when())) {
        fresh.add(
            completed.apply((ObjectNode) now.path(OverrideNodes.OVERRIDES).path(i).deepCopy()));
        rest.add(says.overrides().get(i));
      }
    }
    current = rest;
  }

  /** At a size that both name, prices of which the list does not speak at all stay. */
  private ObjectNode withUnsaid(ObjectNode node) {
    Long size = size(node.path(OverrideNodes.WHEN));
    for (PriceOverride override : current) {
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
