package io.modelregistry.cli;

import io.modelregistry.model.EntityKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry model set-price}: what a model costs, or one of its routes. */
@Command(name = "set-price")
final class ModelSetPriceCommand extends SetPriceCommand {
  @Mixin private final RouteOption route = new RouteOption();

  ModelSetPriceCommand(RegistryCommand registry) {
    super(registry, EntityKind.MODEL);
  }

  @Override
  RouteTarget target(String given) {
    return route.of(given);
  }
}
