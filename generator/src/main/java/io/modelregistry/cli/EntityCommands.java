package io.modelregistry.cli;

import io.modelregistry.model.EntityKind;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The groups {@code platform}, {@code provider}, {@code model} and {@code route}. */
final class EntityCommands {
  private EntityCommands() {}

  static void addTo(CommandLine line, RegistryCommand registry) {
    line.addSubcommand(
        group(registry, EntityKind.PLATFORM, new PlatformListCommand(registry))
            .addSubcommand(new DeleteWithRoutesCommand(registry, EntityKind.PLATFORM)));
    line.addSubcommand(
        group(registry, EntityKind.PROVIDER, new ProviderListCommand(registry))
            .addSubcommand(new DeleteCommand(registry, EntityKind.PROVIDER)));
    line.addSubcommand(
        group(registry, EntityKind.MODEL, new ModelListCommand(registry))
            .addSubcommand(new DeleteWithRoutesCommand(registry, EntityKind.MODEL))
            .addSubcommand(new DeprecateCommand(registry))
            .addSubcommand(new ModelSetPriceCommand(registry))
            .addSubcommand(new ModelSetCapabilityCommand(registry)));
    line.addSubcommand(
        group(registry, EntityKind.ROUTE, new RouteListCommand(registry))
            .addSubcommand(new DeleteCommand(registry, EntityKind.ROUTE))
            .addSubcommand(new SetPriceCommand(registry, EntityKind.ROUTE))
            .addSubcommand(new SetCapabilityCommand(registry, EntityKind.ROUTE))
            .addSubcommand(new SetPriorityCommand(registry)));
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
