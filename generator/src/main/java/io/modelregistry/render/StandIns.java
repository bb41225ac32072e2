package io.modelregistry.render;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.derive.price.RouteTariffs;
import io.modelregistry.derive.question.Alternatives;
import io.modelregistry.derive.question.Request;
import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.derive.question.Scope;
import io.modelregistry.model.Model;
import io.modelregistry.registry.Registry;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What could stand in for each model, worked out once for all who render it: it compares every
 * model with every other.
 */
public final class StandIns {
  /** So many are named for a model; the browser module and the command name more. */
  private static final int NAMED = 5;

  private final RouteIndex index;
  private final Map<String, Alternatives.Nearest> nearest;

  private StandIns(RouteIndex index, Map<String, Alternatives.Nearest> nearest) {
    this.index = index;
    this.nearest = nearest;
  }

  /** Looks at all models, several at once. */
  public static StandIns of(Registry registry) {
    CapabilityMatrix capabilities = CapabilityMatrix.of(registry);
    RouteIndex index =
        RouteIndex.of(registry, capabilities::asServedBy, RouteTariffs.of(registry, false));
    Alternatives alternatives =
        new Alternatives(index, Scope.EVERYTHING, Request.STANDARD, registry.settings().currency());
    Function<Model, Alternatives.Nearest> nearest = model -> alternatives.nearest(model, NAMED);
    return new StandIns(
        index,
        registry.models().parallelStream()
            .collect(Collectors.toUnmodifiableMap(Model::id, nearest)));
  }

  /** The registry as questions look at it. */
  public RouteIndex index() {
    return index;
  }

  /** The first of what could stand in for that model. */
  public Alternatives.Nearest of(Model model) {
    return Objects.requireNonNull(nearest.get(model.id()), "a model of another registry");
  }
}
