package io.modelregistry.cli;

import io.modelregistry.model.EntityKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of commands for one kind of entity. */
@Command(mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class EntityCommand implements Runnable {
  private CommandSpec spec = CommandSpec.create();
  private final EntityKind kind;

  EntityCommand(EntityKind kind) {
    this.kind = kind;
  }

  /** picocli names the command while it reads this object. */
  @Spec
  void setSpec(CommandSpec given) {
    spec = given;
    spec.name(kind.word());
    spec.usageMessage()
        .description("List, show, make, change, rename and remove " + kind.plural() + ".");
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
  }
}
