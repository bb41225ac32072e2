package io.modelregistry.cli;

import io.modelregistry.model.EntityKind;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The groups {@code platform}, {@code provider}, {@code model} and {@code route}. */
final class EntityCommands {
  private EntityCommands() {}

  static CommandLine of(EntityKind kind, RegistryCommand registry) {
    return switch (kind) {
      case PLATFORM ->
          group(registry, kind, new PlatformListCommand(registry))
              .addSubcommand(new DeleteWithRoutesCommand(registry, kind));
      case PROVIDER ->
          group(registry, kind, new ProviderListCommand(registry))
              .addSubcommand(new DeleteCommand(registry, kind));
      case MODEL ->
          group(registry, kind, new ModelListCommand(registry))
              .addSubcommand(new DeleteWithRoutesCommand(registry, kind))
              .addSubcommand(new DeprecateCommand(registry))
              .addSubcommand(new ModelSetPriceCommand(registry))
              .addSubcommand(new ModelSetCapabilityCommand(registry));
      case ROUTE ->
          group(registry, kind, new RouteListCommand(registry))
              .addSubcommand(new DeleteCommand(registry, kind))
              .addSubcommand(new SetPriceCommand(registry, kind))
              .addSubcommand(new SetCapabilityCommand(registry, kind))
              .addSubcommand(new SetPriorityCommand(registry));
    };
  }

  private static CommandLine group(
      RegistryCommand registry, EntityKind kind, Callable<Integer> list) {
    boolean model = kind == EntityKind.MODEL;
    return new CommandLine(new EntityCommand(kind))
        .addSubcommand(list)
        .addSubcommand(new GetCommand(registry, kind))
        .addSubcommand(model ? new ModelCreateCommand(registry) : new CreateCommand(registry, kind))
        .addSubcommand(new UpdateCommand(registry, kind))
        .addSubcommand(
            model ? new ModelRenameCommand(registry) : new RenameCommand(registry, kind));
  }
}
