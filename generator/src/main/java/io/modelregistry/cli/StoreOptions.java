package io.modelregistry.cli;

import io.modelregistry.publish.s3.S3Options;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How to speak to the store that a command publishes to. */
final class StoreOptions {
  private static final List<String> VARIABLES = List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "The address of an S3-compatible store other than AWS (default: AWS_ENDPOINT_URL_S3 or"
              + " AWS_ENDPOINT_URL in the environment).")
  private @Nullable String endpoint;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The store's region (default: as the environment or profile says).")
  private @Nullable String region;

  @Option(
      names = "--path-style",
      negatable = true,
      description = "Put the bucket into the path, not the host (default: with --endpoint only).")
  private @Nullable Boolean pathStyle;

  @Option(
      names = "--checksums",
      paramLabel = "WHEN",
      description =
          "when-supported or when-required by the protocol, for stores that cannot read the newer"
              + " ones (default: when-required with --endpoint only).")
  private @Nullable String checksums;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "" + S3Options.DEFAULT_CONCURRENCY,
      description =
          "How many requests at once at most, 1 to 256 (default: ${DEFAULT-VALUE}); fewer when the"
              + " store says that it is too much.")
  private int concurrency = S3Options.DEFAULT_CONCURRENCY;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /**
   * What was given, and what the environment says as for all AWS tools.
   *
   * @param variables of the process
   */
  S3Options toOptions(Map<String, String> variables) {
    try {
      return new S3Options(
          address(variables),
          region,
          pathStyle,
          read("--checksums", checksums, S3Options.Checksums::parse).orElse(null),
          concurrency);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  /** What is no address is not repeated: it may hold a secret. */
  private @Nullable URI address(Map<String, String> variables) {
    String name = "--endpoint";
    String text = endpoint;
    for (String variable : VARIABLES) {
      if (text == null && !variables.getOrDefault(variable, "").isEmpty()) {
        name = variable;
        text = variables.get(variable);
      }
    }
    try {
      return text == null ? null : new URI(text);
    } catch (URISyntaxException e) {
      throw usage(name + " is no address.");
    }
  }

  private <T> Optional<T> read(String option, @Nullable String text, Function<String, T> reader) {
    try {
      return Optional.ofNullable(text).map(reader);
    } catch (IllegalArgumentException e) {
      throw usage(option + ": " + e.getMessage());
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
