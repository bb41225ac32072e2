package io.modelregistry.cli;

import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Ids;

/** A model, or one of its routes. */
record RouteTarget(EntityKind kind, String id) {
  /**
   * One of a model's routes.
   *
   * @param route its whole id, or only the platform and perhaps {@code --} and the variant
   */
  static RouteTarget of(String model, String route) {
    String start = model + Ids.ROUTE_SEPARATOR;
    return new RouteTarget(EntityKind.ROUTE, route.startsWith(start) ? route : start + route);
  }
}
