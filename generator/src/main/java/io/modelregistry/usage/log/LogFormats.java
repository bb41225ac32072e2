package io.modelregistry.usage.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The formats that the program knows. */
public final class LogFormats {
  private static final String RESOURCE = "log-formats.json";
  private static final LogFormats KNOWN = new LogFormats(read());

  private final List<LogFormat> formats;
  private final Set<String> baseTiers;

  private LogFormats(JsonNode authored) {
    this.formats = authored.required("formats").valueStream().map(LogFormat::of).toList();
    this.baseTiers =
        authored
            .required("base_tiers")
            .valueStream()
            .map(JsonNode::stringValue)
            .collect(Collectors.toUnmodifiableSet());
  }

  public static LogFormats known() {
    return KNOWN;
  }

  public List<LogFormat> all() {
    return formats;
  }

  /** Names of the base tier, in lower case. */
  public Set<String> baseTiers() {
    return baseTiers;
  }

  /** The format of that id. */
  public Optional<LogFormat> named(String id) {
    return formats.stream().filter(format -> format.id().equals(id)).findFirst();
  }

  /**
   * The first format whose signs are all among the fields.
   *
   * @param container {@code json} finds spans too
   */
  public Optional<LogFormat> shaped(String container, Collection<String> fields) {
    return formats.stream()
        .filter(
            format ->
                format.container().equals("csv") == container.equals("csv")
                    || format.id().equals("litellm"))
        .filter(format -> format.signs().stream().anyMatch(fields::containsAll))
        .findFirst();
  }

  private static JsonNode read() {
    try (InputStream in = LogFormats.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the class path");
      }
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
