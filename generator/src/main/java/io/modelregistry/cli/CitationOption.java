package io.modelregistry.cli;

import io.modelregistry.edit.change.Citation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the facts of a change were read. */
final class CitationOption {
  @Option(
      names = "--source",
      paramLabel = "URL",
      description = "The page where this was read today: added to sources, or its day renewed.")
  private @Nullable String url;

  Optional<Citation> citation(RegistryCommand registry) {
    return Optional.ofNullable(url).map(page -> new Citation(page, today(registry)));
  }

  static LocalDate today(RegistryCommand registry) {
    return LocalDate.ofInstant(registry.environment.clock().instant(), ZoneOffset.UTC);
  }
}
