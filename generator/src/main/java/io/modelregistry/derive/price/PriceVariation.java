package io.modelregistry.derive.price;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another price than the one in force: what the list says where a condition holds, or from a day to
 * come. It is the whole price then, with all overrides that hold together.
 *
 * @param when the condition; one with {@code from} alone is the next change of the base price
 * @param context circumstances in which it holds
 */
public record PriceVariation(Condition when, PriceContext context, Price price) {
  private static final int A_WEEK_AND_ITS_EDGES = 8;

  /**
   * All that can still happen at or after {@code asOf}: dated changes by date, then tiers,
   * thresholds, hours and regions in the order of the list. What is past or in force for good is
   * left out, and so is a condition that no instant can meet.
   *
   * @param pricing null has none
   */
  public static List<PriceVariation> of(@Nullable Pricing pricing, Instant asOf) {
    if (pricing == null || pricing.kind() != Pricing.Kind.METERED) {
      return List.of();
    }
    List<PriceVariation> variations = new ArrayList<>();
    Price before = CurrentPrice.of(pricing, asOf);
    for (Instant change : changes(pricing, asOf)) {
      Price after = CurrentPrice.of(pricing, change);
      if (!after.equals(before)) {
        Condition from = new Condition(change, null, null, null, null, null, null);
        variations.add(new PriceVariation(from, PriceContext.onDayOf(change), after));
      }
      before = after;
    }
    Set<Condition> seen = new LinkedHashSet<>();
    for (PriceOverride override : pricing.overrides()) {
      Condition when = override.when();
      if (!when.isDatedOnly() && seen.add(when)) {
        meeting(when, asOf)
            .map(context -> new PriceVariation(when, context, CurrentPrice.of(pricing, context)))
            .ifPresent(variations::add);
      }
    }
    return List.copyOf(variations);
  }

  /** When the base price changes, after {@code asOf}. */
  private static Set<Instant> changes(Pricing pricing, Instant asOf) {
    Set<Instant> changes = new TreeSet<>();
    for (PriceOverride override : pricing.overrides()) {
      Condition when = override.when();
      if (when.isDatedOnly()) {
        Stream.of(Optional.ofNullable(when.from()), Optional.ofNullable(when.until()))
            .flatMap(Optional::stream)
            .filter(instant -> instant.isAfter(asOf))
            .forEach(changes::add);
      }
    }
    return changes;
  }

  /** The first circumstances at or after {@code asOf} in which the condition holds. */
  private static Optional<PriceContext> meeting(Condition when, Instant asOf) {
    Instant start = when.from() != null && when.from().isAfter(asOf) ? when.from() : asOf;
    Long tokens =
        when.inputTokensOver() != null
            ? Long.valueOf(when.inputTokensOver() + 1)
            : when.inputTokensFrom();
    return instants(when.hours(), start)
        .map(
            at ->
                new PriceContext(
                    at, when.hours() != null, tokens, when.serviceTier(), when.region()))
        .filter(context -> EffectiveRates.applies(when, context))
        .findFirst();
  }

  private static Stream<Instant> instants(Condition.@Nullable Hours hours, Instant start) {
    if (hours == null) {
      return Stream.of(start);
    }
    LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);
    return Stream.concat(
        Stream.of(start),
        LongStream.range(0, A_WEEK_AND_ITS_EDGES)
            .mapToObj(days -> day.plusDays(days).atTime(hours.start()).toInstant(ZoneOffset.UTC))
            .filter(at -> at.isAfter(start)));
  }
}
