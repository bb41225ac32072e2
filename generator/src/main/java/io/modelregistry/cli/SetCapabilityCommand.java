package io.modelregistry.cli;

import io.modelregistry.edit.change.EditRefusal;
import io.modelregistry.edit.change.SetCapabilities;
import io.modelregistry.json.Quoted;
import io.modelregistry.model.EntityKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry route set-capability}: what a route can do that its model cannot, or not. */
@Command(
    name = "set-capability",
    mixinStandardHelpOptions = true,
    description = "Say what it can and cannot do, by the keys of the vocabulary.")
class SetCapabilityCommand implements Callable<Integer> {
  private final RegistryCommand registry;
  private final EntityKind kind;

  @Parameters(index = "0", paramLabel = "ID", description = "The id.")
  private String id = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "KEY=true|false|unknown",
      description = "One or more; unknown removes the key, which for a route means as its model.")
  private Map<String, String> capabilities = new LinkedHashMap<>();

  @Mixin private final CitationOption source = new CitationOption();

  @Mixin private final Changing changing = new Changing();

  SetCapabilityCommand(RegistryCommand registry, EntityKind kind) {
    this.registry = registry;
    this.kind = kind;
  }

  /** The route that is meant instead of the model. */
  RouteTarget target(String given) {
    return new RouteTarget(kind, given);
  }

  @Override
  public Integer call() {
    RouteTarget target = target(id);
    return changing.run(
        registry,
        new ChangeSubject("set-capability", target.kind(), target.id()),
        () -> new SetCapabilities(target.kind(), target.id(), flags(), source.citation(registry)));
  }

  private Map<String, Optional<Boolean>> flags() {
    Map<String, Optional<Boolean>> flags = new LinkedHashMap<>();
    capabilities.forEach((key, value) -> flags.put(key, flag(key, value)));
    return flags;
  }

  private static Optional<Boolean> flag(String key, String value) {
    return switch (value) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      case "unknown" -> Optional.empty();
      default ->
          throw new EditRefusal(
              EditRefusal.Code.INVALID_INPUT,
              Quoted.shortened(key) + " is true, false or unknown, not " + Quoted.shortened(value));
    };
  }
}
