package io.modelregistry.sync.genai;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Unit;
import io.modelregistry.sync.genai.Conditional.Always;
import io.modelregistry.sync.genai.Conditional.AtHours;
import io.modelregistry.sync.genai.Conditional.FromDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Conditional prices said with overrides. In the list, the last prices whose time it is hold, all
 * of them; of overrides all apply, one after the other and key by key. So the time is cut at every
 * day on which prices begin; between two such days there is one set of prices, and hours with sets
 * of their own.
 */
final class Schedule {
  private final List<Era> eras = new ArrayList<>();

  /**
   * Between two days on which prices begin.
   *
   * @param from its first instant; null is the beginning of time
   * @param until the first instant after it; null is never
   * @param hours sets of their own, the strongest first
   */
  private record Era(
      @Nullable Instant from,
      @Nullable Instant until,
      PriceSet prices,
      Map<AtHours, PriceSet> hours) {}

  /**
   * @param entries as the list has them; at least one
   */
  Schedule(List<Conditional> entries) {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (Conditional entry : entries) {
      if (entry.when() instanceof FromDay from) {
        days.add(from.day());
      }
    }
    LocalDate from = null;
    for (LocalDate day : days) {
      eras.add(era(entries, from, day));
      from = day;
    }
    eras.add(era(entries, from, null));
  }

  private static Era era(
      List<Conditional> entries, @Nullable LocalDate from, @Nullable LocalDate until) {
    Map<AtHours, PriceSet> hours = new LinkedHashMap<>();
    PriceSet prices = entries.get(0).prices();
    for (int i = entries.size() - 1; i >= 0; i--) {
      Conditional entry = entries.get(i);
      if (entry.when() instanceof AtHours at) {
        if (!at.start().equals(at.end())) {
          hours.putIfAbsent(at, entry.prices());
        }
      } else if (entry.when() instanceof Always
          || (entry.when() instanceof FromDay day && from != null && !day.day().isAfter(from))) {
        prices = entry.prices();
        break;
      }
    }
    return new Era(start(from), start(until), prices, hours);
  }

  private static @Nullable Instant start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** What the smallest request costs before the first of those days, outside special hours. */
  Map<Unit, BigDecimal> base() {
    return eras.get(0).prices().above(null);
  }

  /** Whatever differs from that, in the order in which tools write overrides. */
  List<PriceOverride> overrides() {
    List<PriceOverride> overrides = new ArrayList<>();
    Map<Unit, BigDecimal> before = base();
    for (Era era : eras) {
      Map<Unit, BigDecimal> now = era.prices().above(null);
      Map<Unit, Optional<BigDecimal>> changes = changes(before, now);
      if (!changes.isEmpty()) {
        overrides.add(override(era.from(), null, null, null, changes));
      }
      before = now;
    }
    byEra(era -> sizes(era.prices(), null), overrides);
    byEra(Schedule::hours, overrides);
    return overrides;
  }

  /** What holds in several eras on end is written once; what holds in all has no dates. */
  private void byEra(Function<Era, List<PriceOverride>> undated, List<PriceOverride> overrides) {
    int next;
    for (int first = 0; first < eras.size(); first = next) {
      List<PriceOverride> here = undated.apply(eras.get(first));
      next = first + 1;
      while (next < eras.size() && undated.apply(eras.get(next)).equals(here)) {
        next++;
      }
      Instant from = eras.get(first).from();
      Instant until = eras.get(next - 1).until();
      for (PriceOverride override : here) {
        Condition when = override.when();
        overrides.add(
            override(from, until, when.inputTokensOver(), when.hours(), override.rates()));
      }
    }
  }

  private static List<PriceOverride> sizes(PriceSet prices, Condition.@Nullable Hours hours) {
    List<PriceOverride> overrides = new ArrayList<>();
    Map<Unit, BigDecimal> before = prices.above(null);
    for (Long size : prices.sizes()) {
      Map<Unit, BigDecimal> now = prices.above(size);
      Map<Unit, Optional<BigDecimal>> changes = changes(before, now);
      if (!changes.isEmpty()) {
        overrides.add(override(null, null, size, hours, changes));
      }
      before = now;
    }
    return overrides;
  }

  /** Special hours say of each unit whose price ever changes in the era what it costs then. */
  private static List<PriceOverride> hours(Era era) {
    Set<Unit> changing = new TreeSet<>();
    Map<Unit, BigDecimal> usual = era.prices().above(null);
    List<PriceSet> sets = new ArrayList<>(era.hours().values());
    sets.add(era.prices());
    sets.stream()
        .flatMap(PriceSet::levels)
        .forEach(level -> changing.addAll(changes(usual, level).keySet()));
    List<PriceOverride> overrides = new ArrayList<>();
    List<AtHours> weakestFirst = new ArrayList<>(era.hours().keySet());
    Collections.reverse(weakestFirst);
    for (AtHours at : weakestFirst) {
      PriceSet prices = Objects.requireNonNull(era.hours().get(at));
      Map<Unit, BigDecimal> smallest = prices.above(null);
      Map<Unit, Optional<BigDecimal>> then = new TreeMap<>();
      changing.forEach(unit -> then.put(unit, Optional.ofNullable(smallest.get(unit))));
      if (!then.isEmpty()) {
        Condition.Hours hours = new Condition.Hours(at.start(), at.end(), Set.of());
        overrides.add(override(null, null, null, hours, then));
        overrides.addAll(sizes(prices, hours));
      }
    }
    return overrides;
  }

  private static PriceOverride override(
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Long over,
      Condition.@Nullable Hours hours,
      Map<Unit, Optional<BigDecimal>> rates) {
    return new PriceOverride(
        new Condition(from, until, over, null, hours, null, null), rates, null);
  }

  /** What must be said after {@code before} so that {@code now} holds; empty removes a price. */
  private static Map<Unit, Optional<BigDecimal>> changes(
      Map<Unit, BigDecimal> before, Map<Unit, BigDecimal> now) {
    Map<Unit, Optional<BigDecimal>> changes = new TreeMap<>();
    Set<Unit> units = new HashSet<>(before.keySet());
    units.addAll(now.keySet());
    for (Unit unit : units) {
      BigDecimal old = before.get(unit);
      BigDecimal price = now.get(unit);
      if (old == null || price == null || old.compareTo(price) != 0) {
        changes.put(unit, Optional.ofNullable(price));
      }
    }
    return changes;
  }
}
