package io.modelregistry.cli;

import io.modelregistry.health.HealthJson;
import io.modelregistry.health.HealthReport;
import io.modelregistry.registry.Registry;
import io.modelregistry.sync.FetchRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which routes were observed not to answer. */
final class HealthOption {
  @Option(
      names = "--health",
      paramLabel = "FILE|URL",
      description =
          "A health.json, such as the site publishes: routes that it says are down come after the"
              + " others. One that is stale is not used.")
  private @Nullable String place;

  /** Ids of the routes that are down, as far as the registry has them; none without the option. */
  List<String> down(RegistryCommand registry, Registry data) {
    if (place == null) {
      return List.of();
    }
    HealthReport report = report(registry, place);
    Instant now = registry.environment.clock().instant();
    if (report.isStale(now)) {
      registry.messages.say(
          "note: "
              + place
              + " is stale, "
              + report.checkedAt().map(time -> "of " + time).orElse("nobody ever checked")
              + ": not used.");
      return List.of();
    }
    return report.downRoutes().stream().filter(id -> data.route(id).isPresent()).toList();
  }

  private static HealthReport report(RegistryCommand registry, String place) {
    try {
      return HealthJson.report(bytes(registry, place));
    } catch (IllegalArgumentException e) {
      throw new InputException(place + " cannot be used: " + e.getMessage() + ".", e);
    }
  }

  private static byte[] bytes(RegistryCommand registry, String place) {
    if (place.contains("://")) {
      return registry.fetcher().fetch(FetchRequest.json(place, HealthJson.MAX_BYTES));
    }
    return new InputFile(place).read(registry, in -> in.readNBytes(HealthJson.MAX_BYTES + 1));
  }
}
