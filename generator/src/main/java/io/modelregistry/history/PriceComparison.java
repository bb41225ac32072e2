package io.modelregistry.history;

import io.modelregistry.derive.price.EffectiveRates;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What differs between two price lists. Each price is a line over time, since overrides have dates;
 * where the lines part is a change, with the dates between which they do. The base price is the one
 * in force, multipliers and all; of conditional prices the overrides themselves are compared.
 */
final class PriceComparison {
  static final String KIND = "kind";
  static final String CURRENCY = "currency";
  static final String MULTIPLIER = "multiplier";

  private static final Map<String, Integer> ORDER = order();

  private static Map<String, Integer> order() {
    Map<String, Integer> order = new HashMap<>();
    Units.all().forEach(unit -> order.put(unit.key(), unit.order()));
    order.put(MULTIPLIER, Integer.MAX_VALUE);
    return order;
  }

  private final Subject subject;
  private final @Nullable Pricing before;
  private final @Nullable Pricing after;
  private final String currency;
  private final List<Change> changes = new ArrayList<>();

  private PriceComparison(Subject subject, @Nullable Pricing before, @Nullable Pricing after) {
    this.subject = subject;
    this.before = before;
    this.after = after;
    this.currency = after != null ? after.currency() : before != null ? before.currency() : "";
  }

  static List<Change> of(Subject subject, @Nullable Pricing before, @Nullable Pricing after) {
    if (Objects.equals(before, after)) {
      return List.of();
    }
    PriceComparison comparison = new PriceComparison(subject, before, after);
    comparison.compare();
    return comparison.changes;
  }

  private void compare() {
    word(
        KIND,
        before == null ? null : before.kind().word(),
        after == null ? null : after.kind().word());
    if (before != null && after != null && before.kind() == after.kind()) {
      word(CURRENCY, before.currency(), after.currency());
    }
    if (after == null || after.kind() != Pricing.Kind.METERED) {
      return;
    }
    List<Instant> turns = turns();
    for (Optional<Condition> condition : conditions()) {
      compare(condition, turns);
    }
  }

  private void word(String field, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      add(
          field,
          Optional.ofNullable(from).map(JsonNodeFactory.instance::stringNode),
          Optional.ofNullable(to).map(JsonNodeFactory.instance::stringNode),
          new PriceTerms(
              currency, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
  }

  private void add(
      String field,
      Optional<? extends JsonNode> from,
      Optional<? extends JsonNode> to,
      PriceTerms terms) {
    changes.add(
        new Change(
            Change.Kind.PRICE,
            subject,
            field,
            from.map(node -> node),
            to.map(node -> node),
            Optional.of(terms)));
  }

  private Stream<PriceOverride> overrides() {
    return Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
        .flatMap(Optional::stream)
        .flatMap(pricing -> pricing.overrides().stream());
  }

  /** Every instant at which a price may change. */
  private List<Instant> turns() {
    TreeSet<Instant> turns = new TreeSet<>();
    overrides()
        .flatMap(
            override ->
                Stream.of(
                    Optional.ofNullable(override.when().from()),
                    Optional.ofNullable(override.when().until())))
        .forEach(turn -> turn.ifPresent(turns::add));
    return List.copyOf(turns);
  }

  /** All conditions without their dates; first none. */
  private Set<Optional<Condition>> conditions() {
    Set<Optional<Condition>> conditions = new LinkedHashSet<>();
    conditions.add(Optional.empty());
    overrides().forEach(override -> conditions.add(undated(override.when())));
    return conditions;
  }

  private static Optional<Condition> undated(Condition when) {
    return when.isDatedOnly()
        ? Optional.empty()
        : Optional.of(
            new Condition(
                null,
                null,
                when.inputTokensOver(),
                when.inputTokensFrom(),
                when.hours(),
                when.serviceTier(),
                when.region()));
  }

  /** A run of time in which one value became another. */
  private record Parting(@Nullable BigDecimal from, @Nullable BigDecimal to, int first, int last) {
    boolean isSame(@Nullable BigDecimal otherFrom, @Nullable BigDecimal otherTo) {
      return isEqual(from, otherFrom) && isEqual(to, otherTo);
    }
  }

  private void compare(Optional<Condition> condition, List<Instant> turns) {
    // Interval i ends at turn i and begins at the one before; the first has no beginning.
    List<Map<String, BigDecimal>> earlier = new ArrayList<>();
    List<Map<String, BigDecimal>> later = new ArrayList<>();
    for (int i = 0; i <= turns.size(); i++) {
      Instant at =
          i > 0 ? turns.get(i - 1) : turns.isEmpty() ? Instant.EPOCH : turns.get(0).minusSeconds(1);
      earlier.add(values(before, condition, at));
      later.add(values(after, condition, at));
    }
    for (String field : fields(earlier, later)) {
      @Nullable Parting open = null;
      for (int i = 0; i <= turns.size(); i++) {
        BigDecimal from = earlier.get(i).get(field);
        BigDecimal to = later.get(i).get(field);
        boolean goes = open != null && !open.isSame(from, to);
        if (goes && open != null) {
          add(field, open, condition, turns);
          open = null;
        }
        if (open != null) {
          open = new Parting(from, to, open.first(), i);
        } else if (!isEqual(from, to)) {
          open = new Parting(from, to, i, i);
        }
      }
      if (open != null) {
        add(field, open, condition, turns);
      }
    }
  }

  private static boolean isEqual(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }

  /** The fields that have a value at any time, in the order of the vocabulary. */
  private static List<String> fields(
      List<Map<String, BigDecimal>> earlier, List<Map<String, BigDecimal>> later) {
    Set<String> fields = new HashSet<>();
    earlier.forEach(values -> fields.addAll(values.keySet()));
    later.forEach(values -> fields.addAll(values.keySet()));
    return fields.stream().sorted(Comparator.comparing(ORDER::get)).toList();
  }

  private void add(
      String field, Parting parting, Optional<Condition> condition, List<Instant> turns) {
    add(
        field,
        Optional.ofNullable(parting.from()).map(JsonNodeFactory.instance::numberNode),
        Optional.ofNullable(parting.to()).map(JsonNodeFactory.instance::numberNode),
        new PriceTerms(
            currency,
            percent(parting),
            parting.first() == 0 ? Optional.empty() : Optional.of(turns.get(parting.first() - 1)),
            parting.last() == turns.size()
                ? Optional.empty()
                : Optional.of(turns.get(parting.last())),
            condition));
  }

  private Optional<BigDecimal> percent(Parting parting) {
    boolean comparable =
        before != null && after != null && before.currency().equals(after.currency());
    return comparable ? percent(parting.from(), parting.to()) : Optional.empty();
  }

  /** By how much a value rose, in percent. */
  static Optional<BigDecimal> percent(@Nullable BigDecimal from, @Nullable BigDecimal to) {
    if (from == null || to == null || from.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal percent =
        to.subtract(from)
            .multiply(BigDecimal.valueOf(100))
            .divide(from, 1, RoundingMode.HALF_EVEN)
            .stripTrailingZeros();
    return Optional.of(percent.scale() < 0 ? percent.setScale(0) : percent);
  }

  /** By unit what holds at that instant under that condition; its multiplier too. */
  private static Map<String, BigDecimal> values(
      @Nullable Pricing pricing, Optional<Condition> condition, Instant at) {
    Map<String, BigDecimal> values = new HashMap<>();
    if (pricing == null || pricing.kind() != Pricing.Kind.METERED) {
      return values;
    }
    if (condition.isEmpty()) {
      EffectiveRates.of(pricing, PriceContext.onDayOf(at))
          .forEach((unit, rate) -> values.put(unit.key(), rate));
      return values;
    }
    for (PriceOverride override : pricing.overrides()) {
      Condition when = override.when();
      boolean holds =
          undated(when).equals(condition)
              && (when.from() == null || !at.isBefore(when.from()))
              && (when.until() == null || at.isBefore(when.until()));
      if (holds) {
        override
            .rates()
            .forEach(
                (unit, rate) ->
                    rate.ifPresentOrElse(
                        value -> values.put(unit.key(), Decimals.stripped(value)),
                        () -> values.remove(unit.key())));
        if (override.multiplier() != null) {
          values.put(MULTIPLIER, Decimals.stripped(override.multiplier()));
        }
      }
    }
    return values;
  }
}
