package io.modelregistry.render;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Content-Type by a path's ending; the one list that build, serve and publish share. */
public final class MediaTypes {
  private static final String FALLBACK = "application/octet-stream";

  private static final Map<String, String> BY_SUFFIX =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("ndjson", "application/x-ndjson; charset=utf-8"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("atom", "application/atom+xml; charset=utf-8"),
          Map.entry("ics", "text/calendar; charset=utf-8"),
          Map.entry("sqlite", "application/vnd.sqlite3"),
          Map.entry("xml", "application/xml; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("ts", "application/typescript; charset=utf-8"),
          Map.entry("svg", "image/svg+xml; charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"));

  private static final SortedSet<String> SUFFIXES =
      Collections.unmodifiableSortedSet(new TreeSet<>(BY_SUFFIX.keySet()));

  private MediaTypes() {}

  /** Whether a media type is text, which compression makes smaller. */
  public static boolean isText(String mediaType) {
    return mediaType.endsWith("; charset=utf-8");
  }

  /** The endings that files of the site have, without the dot. */
  public static SortedSet<String> suffixes() {
    return SUFFIXES;
  }

  /** Whether a path ends as files of the site do; {@code models/gpt-4.1} does not. */
  public static boolean isKnown(String path) {
    return path.contains(".") && BY_SUFFIX.containsKey(suffix(path));
  }

  /** The media type of a path; bytes of unknown kind for endings that the site does not use. */
  public static String of(String path) {
    return BY_SUFFIX.getOrDefault(suffix(path), FALLBACK);
  }

  private static String suffix(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
