package io.modelregistry.cli;

import io.modelregistry.edit.change.EditRefusal;
import io.modelregistry.edit.change.SetCapabilities;
import io.modelregistry.json.Quoted;
import io.modelregistry.model.EntityKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code registry route set-capability}: what a route can do that its model cannot, or not. */
@Command(
    name = "set-capability",
    mixinStandardHelpOptions = true,
    description = "Say what it can and cannot do, by the keys of the vocabulary.")
class SetCapabilityCommand extends SettingCommand {
  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "KEY=true|false|unknown",
      description = "One or more; unknown removes the key, which for a route means as its model.")
  private Map<String, String> capabilities = new LinkedHashMap<>();

  SetCapabilityCommand(RegistryCommand registry, EntityKind kind) {
    super(registry, kind);
  }

  @Override
  public Integer call() {
    return set(
        "set-capability",
        target ->
            new SetCapabilities(target.kind(), target.id(), flags(), source.citation(registry)));
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
