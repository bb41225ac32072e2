package io.modelregistry.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The law of ids. An id is 1 to {@value #MAX_LENGTH} characters of {@code a-z 0-9} in runs that a
 * single {@code .}, {@code _} or {@code -} may separate; so {@code --} never occurs inside one and
 * can join the parts of a route's id.
 */
public final class Ids {
  /** The longest id, in characters; route ids included. */
  public static final int MAX_LENGTH = 100;

  /** What joins the parts of a route's id. */
  public static final String ROUTE_SEPARATOR = "--";

  /** So much of a text is looked at for an id. */
  private static final int MOST_FOLDED = 1000;

  private static final Pattern LAWFUL = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

  private static final Set<String> RESERVED = Set.of("by-provider", "by-platform", "index");

  /** Names that Windows keeps for devices, whatever their ending. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  /** Endings that a server or the site would take for a file's type. */
  private static final Set<String> FILE_SUFFIXES =
      Set.of(
          "json", "csv", "atom", "ics", "svg", "js", "mjs", "ts", "css", "xml", "txt", "ndjson",
          "html", "htm", "md", "map", "png", "jpg", "jpeg", "gif", "webp", "ico", "gz", "zip",
          "sqlite", "yaml", "yml", "lock", "tmp");

  private Ids() {}

  /**
   * Why {@code id} is unlawful as the id of a platform, provider, model or a route's variant, in
   * words for its author; empty when it is lawful.
   */
  public static Optional<String> problem(String id) {
    if (id.isEmpty()) {
      return Optional.of("an id cannot be empty");
    }
    if (id.length() > MAX_LENGTH) {
      return Optional.of(
          "an id has at most " + MAX_LENGTH + " characters, this has " + id.length());
    }
    if (!LAWFUL.matcher(id).matches()) {
      return Optional.of(
          "an id is lower-case letters and digits in runs joined by single '.', '_' or '-'");
    }
    if (RESERVED.contains(id)) {
      return Optional.of("'" + id + "' is reserved: the site uses it as a folder or index");
    }
    if (DEVICE.matcher(id).matches()) {
      return Optional.of("'" + id + "' is a device name on Windows, where it cannot be a file");
    }
    String suffix = id.substring(id.lastIndexOf('.') + 1);
    if (suffix.length() < id.length() && FILE_SUFFIXES.contains(suffix)) {
      return Optional.of("an id cannot end in '." + suffix + "', which is a known file suffix");
    }
    return Optional.empty();
  }

  /** Whether {@code id} is lawful. */
  public static boolean isLawful(String id) {
    return problem(id).isEmpty();
  }

  /** The id of a route: {@code model--platform} or {@code model--platform--variant}. */
  public static String route(String modelId, String platformId, Optional<String> variant) {
    String base = modelId + ROUTE_SEPARATOR + platformId;
    return variant.map(name -> base + ROUTE_SEPARATOR + name).orElse(base);
  }

  /**
   * The nearest lawful id to {@code text}: lower case, every run of other characters one hyphen.
   * Empty when nothing is left or what is left is reserved.
   */
  public static Optional<String> nearest(String text) {
    String folded =
        text.substring(0, Math.min(MOST_FOLDED, text.length()))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._-]+", "-")
            .replaceAll("[._-]*-[._-]*", "-")
            .replaceAll("([._])[._]+", "$1")
            .replaceAll("^[._-]+|[._-]+$", "");
    String cut =
        folded.length() <= MAX_LENGTH
            ? folded
            : folded.substring(0, MAX_LENGTH).replaceAll("[._-]+$", "");
    return Optional.of(cut).filter(Ids::isLawful);
  }
}
