package io.modelregistry.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
final class GlobalOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "The folder that holds registry.json (default: registry-data, looked for from the current"
              + " folder upwards).")
  @Nullable Path data;

  @Option(
      names = "--rev",
      paramLabel = "REVISION",
      scope = ScopeType.INHERIT,
      description = "Read this Git revision instead of the working tree.")
  @Nullable String revision;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error arose.")
  boolean stacktrace;
}
