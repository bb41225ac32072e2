package io.modelregistry.usage.duckdb;

import io.modelregistry.usage.UsageException;
import io.modelregistry.usage.log.LogFormat;
import io.modelregistry.usage.log.LogFormats;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One log, and what its first lines tell of it.
 *
 * @param layout of JSON: {@code newline_delimited} or {@code array}
 * @param columns of a table; none of JSON
 */
record LogFile(
    Path path,
    LogFormat format,
    boolean gzip,
    String layout,
    List<String> columns,
    char delimiter) {
  private static final int HEAD = 1 << 18;
  private static final int MARK = 3;

  /**
   * Looks into a log.
   *
   * @param named its format; empty finds it by its fields
   * @param folder for a copy where the log cannot be read as it is
   * @throws UsageException when it cannot be read or has no known format
   */
  static LogFile of(Path path, Optional<LogFormat> named, Path folder) {
    try {
      boolean gzip = isGzip(path);
      byte[] head;
      try (InputStream in = open(path, gzip)) {
        head = in.readNBytes(HEAD);
      }
      if (head.length >= MARK
          && (head[0] & 0xff) == 0xef
          && (head[1] & 0xff) == 0xbb
          && (head[2] & 0xff) == 0xbf) {
        return of(withoutMark(path, gzip, folder), named, folder);
      }
      String text = new String(head, StandardCharsets.UTF_8);
      return of(path, named, gzip, text);
    } catch (EOFException | ZipException e) {
      throw new UsageException(
          "cannot read " + path + ": it is compressed, and damaged or cut short", e);
    } catch (IOException e) {
      throw new UsageException("cannot read " + path + ": is it a file?", e);
    }
  }

  /** Whether there is nothing in a log, as after it was rotated. */
  static boolean isEmpty(Path path) {
    try (InputStream in = open(path, isGzip(path))) {
      return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).isBlank();
    } catch (IOException e) {
      // What is wrong with it is told when it is read.
      return false;
    }
  }

  private static boolean isGzip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  private static InputStream open(Path path, boolean gzip) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path));
    return gzip ? new GZIPInputStream(in) : in;
  }

  /** DuckDB takes the mark at the start for part of the first line. */
  private static Path withoutMark(Path path, boolean gzip, Path folder) throws IOException {
    Path copy = Files.createTempFile(folder, "log", "");
    try (InputStream in = open(path, gzip)) {
      in.skipNBytes(MARK);
      Files.copy(in, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  private static LogFile of(Path path, Optional<LogFormat> named, boolean gzip, String head) {
    String start = head.stripLeading();
    boolean json = start.startsWith("{") || start.startsWith("[");
    List<String> columns = List.of();
    char delimiter = ',';
    Set<String> fields;
    if (json) {
      fields = jsonFields(start);
    } else {
      String header = start.lines().findFirst().orElse("");
      delimiter = delimiter(header);
      columns = header(header, delimiter);
      fields = new LinkedHashSet<>(columns);
    }
    String container = json ? "json" : "csv";
    LogFormat format =
        named
            .or(() -> LogFormats.known().shaped(container, fields))
            .orElseThrow(() -> unknown(path));
    return new LogFile(
        path,
        format,
        gzip,
        start.startsWith("[") ? "array" : "newline_delimited",
        columns,
        delimiter);
  }

  private static UsageException unknown(Path path) {
    return new UsageException(
        path
            + " has none of the formats that are known: "
            + LogFormats.known().all().stream().map(LogFormat::id).collect(Collectors.joining(", "))
            + "; if it is one of them, name it with --log-format",
        null);
  }

  /** Those of the first lines that are whole: one may be broken. */
  private static Set<String> jsonFields(String start) {
    Set<String> fields = new LinkedHashSet<>();
    if (start.startsWith("[")) {
      var matcher = java.util.regex.Pattern.compile("\"([^\"\\\\]{1,100})\"\\s*:").matcher(start);
      while (matcher.find() && fields.size() < 1_000) {
        fields.add(matcher.group(1));
      }
      return fields;
    }
    for (String line : start.lines().limit(100).toList()) {
      try {
        JsonNode node = JsonMapper.shared().readTree(line);
        fields.addAll(node.propertyNames());
      } catch (JacksonException e) {
        // It is counted when the log is loaded.
        fields.remove("");
      }
    }
    return fields;
  }

  private static char delimiter(String header) {
    char best = ',';
    for (char each : new char[] {';', '\t'}) {
      if (count(header, each) > count(header, best)) {
        best = each;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  /** RFC 4180, one line. */
  private static List<String> header(String line, char delimiter) {
    List<String> columns = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (char c : (line + delimiter).toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        String text = name.toString().strip();
        columns.add(text.isEmpty() || columns.contains(text) ? text + "#" + columns.size() : text);
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    return columns;
  }
}
