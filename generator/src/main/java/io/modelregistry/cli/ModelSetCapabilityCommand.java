package io.modelregistry.cli;

import io.modelregistry.model.EntityKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry model set-capability}: what a model can do, or one of its routes. */
@Command(name = "set-capability")
final class ModelSetCapabilityCommand extends SetCapabilityCommand {
  @Mixin private final RouteOption route = new RouteOption();

  ModelSetCapabilityCommand(RegistryCommand registry) {
    super(registry, EntityKind.MODEL);
  }

  @Override
  RouteTarget target(String given) {
    return route.of(given);
  }
}
