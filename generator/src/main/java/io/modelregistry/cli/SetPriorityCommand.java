package io.modelregistry.cli;

import io.modelregistry.edit.change.SetPriority;
import io.modelregistry.model.EntityKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry route set-priority}: which route is tried when. */
@Command(
    name = "set-priority",
    mixinStandardHelpOptions = true,
    description =
        "Put a route at a place among all routes of its model. The others keep their order; all are"
            + " numbered from 1, without gaps and ties.")
final class SetPriorityCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Parameters(index = "0", paramLabel = "ROUTE", description = "The route's id.")
  private String id = "";

  @Parameters(
      index = "1",
      paramLabel = "PLACE",
      description = "1 is tried first; beyond the end means last.")
  private int place;

  @Mixin private final Changing changing = new Changing();

  SetPriorityCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    if (place < 1) {
      throw registry.usage("Places count from 1, not " + place + ".");
    }
    return changing.run(
        registry,
        new ChangeSubject("set-priority", EntityKind.ROUTE, id),
        () -> new SetPriority(id, place));
  }
}
