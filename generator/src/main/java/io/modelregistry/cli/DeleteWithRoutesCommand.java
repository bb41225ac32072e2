package io.modelregistry.cli;

import io.modelregistry.model.EntityKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code registry model delete} and {@code registry platform delete}: routes may go with it. */
@Command(name = "delete")
final class DeleteWithRoutesCommand extends DeleteCommand {
  @Option(
      names = "--with-routes",
      description = "Remove its routes too; its tombstone stands for them.")
  private boolean withRoutes;

  DeleteWithRoutesCommand(RegistryCommand registry, EntityKind kind) {
    super(registry, kind);
  }

  @Override
  boolean withRoutes() {
    return withRoutes;
  }
}
