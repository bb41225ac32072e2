package io.modelregistry.cli;

import io.modelregistry.edit.change.Change;
import io.modelregistry.model.EntityKind;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that sets facts of a model or a route. */
abstract class SettingCommand implements Callable<Integer> {
  final RegistryCommand registry;
  private final EntityKind kind;

  @Parameters(index = "0", paramLabel = "ID", description = "The id.")
  private String id = "";

  @Mixin final CitationOption source = new CitationOption();

  @Mixin private final Changing changing = new Changing();

  SettingCommand(RegistryCommand registry, EntityKind kind) {
    this.registry = registry;
    this.kind = kind;
  }

  /** The route that is meant instead of the model. */
  RouteTarget target(String given) {
    return new RouteTarget(kind, given);
  }

  /**
   * Makes the change.
   *
   * @param verb the command's name
   * @return the exit code
   */
  int set(String verb, Function<RouteTarget, Change> change) {
    RouteTarget target = target(id);
    return changing.run(
        registry, new ChangeSubject(verb, target.kind(), target.id()), () -> change.apply(target));
  }
}
