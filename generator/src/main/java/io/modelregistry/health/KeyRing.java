package io.modelregistry.health;

import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.AuthType;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys that may be sent. Which variable holds a key and where it goes is authored, and so
 * anybody may propose to change it: a key is sent only when the person who runs the check allowed
 * its variable, and only to the host that this person named.
 *
 * @param allowed variables and hosts
 * @param variables reads the environment
 */
public record KeyRing(List<Allowed> allowed, Function<String, Optional<String>> variables) {
  /** Sends none. */
  public static final KeyRing EMPTY = new KeyRing(List.of(), name -> Optional.empty());

  private static final Pattern ALLOWED = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)@([a-z0-9.-]+)");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]+( [\\x21-\\x7e]+)*");

  public KeyRing {
    allowed = List.copyOf(allowed);
  }

  /**
   * A variable that may be sent to a host.
   *
   * @param host in lower case
   */
  public record Allowed(String variable, String host) {
    /**
     * Reads {@code VARIABLE@HOST}.
     *
     * @throws IllegalArgumentException when it is none, in words for the person who gave it
     */
    public static Allowed parse(String text) {
      var parts = ALLOWED.matcher(text.strip());
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "a key is named by its variable and the host that may get it, such as"
                + " GROQ_API_KEY@api.groq.com");
      }
      return new Allowed(parts.group(1), parts.group(2));
    }
  }

  /** The header for a request to that host; empty when there is no key or none may be sent. */
  Optional<Probe.Key> key(@Nullable AuthType type, @Nullable AuthConfig config, String host) {
    if (type != AuthType.API_KEY || config == null || config.envVar() == null) {
      return Optional.empty();
    }
    String variable = config.envVar();
    if (!allowed.contains(new Allowed(variable, host.toLowerCase(Locale.ROOT)))) {
      return Optional.empty();
    }
    String header = config.header() == null ? "Authorization" : config.header();
    String scheme = config.scheme() == null && config.header() == null ? "Bearer" : config.scheme();
    return variables
        .apply(variable)
        .map(String::strip)
        .map(secret -> scheme == null || scheme.isEmpty() ? secret : scheme + " " + secret)
        .filter(value -> VALUE.matcher(value).matches() && HEADER.matcher(header).matches())
        .map(value -> new Probe.Key(header, value));
  }

  /** A variable that is allowed and holds nothing that can be sent. */
  public Optional<String> empty() {
    return allowed.stream()
        .map(Allowed::variable)
        .filter(
            name ->
                variables
                    .apply(name)
                    .filter(secret -> VALUE.matcher(secret.strip()).matches())
                    .isEmpty())
        .findFirst();
  }

  /** What is allowed and nothing in the plan makes use of. */
  public List<Allowed> unused(ProbePlan plan) {
    return allowed.stream()
        .filter(
            key ->
                plan.probes().values().stream()
                    .filter(probe -> probe.key().isPresent())
                    .noneMatch(
                        probe -> key.host().equalsIgnoreCase(URI.create(probe.url()).getHost())))
        .toList();
  }
}
