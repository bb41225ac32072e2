package io.modelregistry.render.dump;

import io.modelregistry.model.Condition;
import io.modelregistry.model.Model;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.PriceJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The price of one unit, in the base prices of a model or a route or in one of their overrides.
 *
 * @param route empty for what the provider's own API charges, as the model says
 * @param override empty for the base prices
 * @param place of the override among all, 1 for the first; null for the base prices
 * @param unit null where there is only a multiplier, or only a kind: free or subscription
 * @param rate null where there is no unit, and where the override takes the unit's price away
 */
record PricePart(
    Model model,
    Optional<EffectiveRoute> route,
    Pricing pricing,
    Optional<PriceOverride> override,
    @Nullable Long place,
    @Nullable Unit unit,
    @Nullable BigDecimal rate) {

  /** All of them, by model: first its own, then those of its routes by id. */
  static List<PricePart> all(Registry registry) {
    List<PricePart> parts = new ArrayList<>();
    for (Model model : registry.models()) {
      add(parts, model, Optional.empty(), model.pricing());
      registry.routesOfModel(model.id()).stream()
          .sorted(Comparator.comparing(EffectiveRoute::id))
          .forEach(route -> add(parts, model, Optional.of(route), route.pricing()));
    }
    return parts;
  }

  private static void add(
      List<PricePart> parts,
      Model model,
      Optional<EffectiveRoute> route,
      @Nullable Pricing pricing) {
    if (pricing == null) {
      return;
    }
    if (pricing.rates().isEmpty()) {
      parts.add(new PricePart(model, route, pricing, Optional.empty(), null, null, null));
    }
    for (Map.Entry<Unit, BigDecimal> rate : pricing.rates().entrySet()) {
      parts.add(
          new PricePart(
              model, route, pricing, Optional.empty(), null, rate.getKey(), rate.getValue()));
    }
    long place = 0;
    for (PriceOverride override : pricing.overrides()) {
      place++;
      Optional<PriceOverride> some = Optional.of(override);
      if (override.rates().isEmpty()) {
        parts.add(new PricePart(model, route, pricing, some, place, null, null));
      }
      for (Map.Entry<Unit, Optional<BigDecimal>> rate : override.rates().entrySet()) {
        parts.add(
            new PricePart(
                model, route, pricing, some, place, rate.getKey(), rate.getValue().orElse(null)));
      }
    }
  }

  @Nullable String routeId() {
    return route.map(EffectiveRoute::id).orElse(null);
  }

  @Nullable String platformId() {
    return route.map(each -> each.platform().id()).orElse(null);
  }

  @Nullable String unitKey() {
    return unit == null ? null : unit.key();
  }

  /** How many of the unit the price covers. */
  @Nullable Long per() {
    return unit == null ? null : unit.per();
  }

  @Nullable BigDecimal multiplier() {
    return override.map(PriceOverride::multiplier).orElse(null);
  }

  @Nullable Object from() {
    return PriceJson.moment(of(Condition::from));
  }

  @Nullable Object until() {
    return PriceJson.moment(of(Condition::until));
  }

  /** The days on which its hours start; null means every day, or no hours. */
  @Nullable String days() {
    return ofHours(
        hours ->
            hours.days().isEmpty()
                ? null
                : hours.days().stream().map(PriceJson::word).collect(Collectors.joining(" ")));
  }

  /** Something of the override's condition; null when it does not say, or there is none. */
  <V> @Nullable V of(Function<Condition, @Nullable V> value) {
    return override.isPresent() ? value.apply(override.get().when()) : null;
  }

  /** Something of the hours of its condition; null when it has none. */
  <V> @Nullable V ofHours(Function<Condition.Hours, @Nullable V> value) {
    Condition.Hours hours = of(Condition::hours);
    return hours == null ? null : value.apply(hours);
  }
}
