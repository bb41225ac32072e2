package io.modelregistry.derive.lookup;

import java.util.Optional;

/** How somebody says which route. */
public sealed interface RouteChoice {
  /** By its own id. */
  record ById(String routeId) implements RouteChoice {}

  /**
   * By its model: the id, else an alias, else a model string.
   *
   * @param platformId where; empty is anywhere
   */
  record ByModel(String model, Optional<String> platformId) implements RouteChoice {}

  /**
   * By what stands in the call's {@code model} field there, else by an alias or id of the model.
   *
   * @param platformId where; empty is anywhere
   */
  record ByModelString(String modelString, Optional<String> platformId) implements RouteChoice {}
}
