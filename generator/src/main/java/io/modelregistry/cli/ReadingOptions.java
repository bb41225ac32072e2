package io.modelregistry.cli;

import io.modelregistry.app.AsOf;
import io.modelregistry.app.RegistryReader;
import io.modelregistry.render.SiteBase;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that makes the site. */
final class ReadingOptions {
  @Option(
      names = "--at",
      paramLabel = "DAY|INSTANT",
      description =
          "Whose prices and dates are current, in UTC (default: the commit's time; outside Git,"
              + " today).")
  private @Nullable String at;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Where the site will be, instead of base_url in registry.json.")
  private @Nullable String baseUrl;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Whether any of them was given. */
  boolean isGiven() {
    return at != null || baseUrl != null;
  }

  RegistryReader.Options toOptions() {
    return new RegistryReader.Options(read("--at", at, AsOf::parse), Optional.empty());
  }

  Optional<SiteBase> base() {
    return read("--base-url", baseUrl, SiteBase::of);
  }

  private <T> Optional<T> read(String option, @Nullable String text, Function<String, T> reader) {
    try {
      return Optional.ofNullable(text).map(reader);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
    }
  }
}
