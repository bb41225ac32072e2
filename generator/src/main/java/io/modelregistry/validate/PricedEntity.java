package io.modelregistry.validate;

import io.modelregistry.json.Pointers;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Model;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Route;
import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A model or route that names its own price.
 *
 * @param limits its own, a route's over its model's
 */
record PricedEntity(EntityKind kind, String id, Pricing pricing, Limits limits) {
  private static final String ROOT = "/pricing";

  /** All of them: models by id, then routes by id. */
  static List<PricedEntity> all(RuleContext context) {
    List<PricedEntity> found = new ArrayList<>();
    for (Model model : context.models().values()) {
      if (model.pricing() != null) {
        found.add(new PricedEntity(EntityKind.MODEL, model.id(), model.pricing(), model.limits()));
      }
    }
    for (Route route : context.routes().values()) {
      if (route.pricing() != null) {
        Model model = context.models().get(route.modelId());
        Limits limits = model == null ? route.limits() : route.limits().over(model.limits());
        found.add(new PricedEntity(EntityKind.ROUTE, route.id(), route.pricing(), limits));
      }
    }
    return found;
  }

  /** One number of a price. */
  @FunctionalInterface
  interface RateVisitor {
    /**
     * A rate.
     *
     * @param pointer JSON pointer to it
     */
    void visit(String pointer, Unit unit, BigDecimal rate);
  }

  /** Goes through all rates: the base prices, then those of each override but what they remove. */
  void forEachRate(RateVisitor visitor) {
    pricing.rates().forEach((unit, rate) -> visitor.visit(pointer(unit), unit, rate));
    for (int i = 0; i < pricing.overrides().size(); i++) {
      String override = override(i);
      pricing
          .overrides()
          .get(i)
          .rates()
          .forEach(
              (unit, rate) ->
                  rate.ifPresent(
                      number -> visitor.visit(Pointers.child(override, unit.key()), unit, number)));
    }
  }

  /** JSON pointer to a part of the price. */
  static String pointer(String... names) {
    String pointer = ROOT;
    for (String name : names) {
      pointer = Pointers.child(pointer, name);
    }
    return pointer;
  }

  /** JSON pointer to the base price of a unit. */
  static String pointer(Unit unit) {
    return pointer(unit.key());
  }

  /** JSON pointer to an override, from 0. */
  static String override(int index) {
    return Pointers.child(pointer("overrides"), index);
  }
}
