package io.modelregistry.cli;

import io.modelregistry.model.EntityKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One of a model's routes instead of the model itself. */
final class RouteOption {
  @Option(
      names = "--route",
      paramLabel = "ROUTE",
      description =
          "This route of the model and not the model itself: its id, or only its platform, such as"
              + " openrouter.")
  private @Nullable String route;

  RouteTarget of(String model) {
    return route == null ? new RouteTarget(EntityKind.MODEL, model) : RouteTarget.of(model, route);
  }
}
