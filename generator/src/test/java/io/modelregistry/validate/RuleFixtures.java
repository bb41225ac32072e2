package io.modelregistry.validate;

import io.modelregistry.source.Provenance;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The trees under {@code rules/}: a whole small registry in {@code base}, and for each rule what
 * {@code bad} and {@code good} lay over it. {@code common} lies under both, {@code base} is the
 * earlier revision, {@code expected.txt} says where the bad one fails. A name may be percent
 * encoded; {@code .hex} holds bytes that are no text; {@code .removed} takes a file away.
 */
final class RuleFixtures {
  private static final Path ROOT = Path.of("src/test/resources/rules");
  private static final String BASE = "base";

  private RuleFixtures() {}

  /** The codes that have a folder. */
  static List<String> codes() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.equals(BASE))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines of the form {@code file#pointer}, and the rule where it cannot but be another. */
  static List<String> expected(String code) {
    try {
      return Files.readAllLines(ROOT.resolve(code).resolve("expected.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The registry that {@code bad} or {@code good} makes. */
  static Snapshot snapshot(String code, String side) {
    Map<String, SourceFile> files = new TreeMap<>();
    lay(files, ROOT.resolve(BASE));
    lay(files, ROOT.resolve(code).resolve("common"));
    lay(files, ROOT.resolve(code).resolve(side));
    return new Snapshot(files, List.of(), Provenance.unknown("a fixture"));
  }

  /** The earlier revision that a rule compares with, where it does. */
  static Optional<Snapshot> earlier(String code) {
    return Files.isDirectory(ROOT.resolve(code).resolve(BASE))
        ? Optional.of(snapshot(code, BASE))
        : Optional.empty();
  }

  private static void lay(Map<String, SourceFile> files, Path layer) {
    if (!Files.isDirectory(layer)) {
      return;
    }
    try (Stream<Path> found = Files.walk(layer)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        put(files, layer.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Map<String, SourceFile> files, String name, byte[] bytes) {
    String path = URLDecoder.decode(name, StandardCharsets.UTF_8);
    if (path.endsWith(".removed")) {
      files.remove(path.substring(0, path.length() - ".removed".length()));
    } else if (path.endsWith(".hex")) {
      String text = new String(bytes, StandardCharsets.US_ASCII).strip();
      String real = path.substring(0, path.length() - ".hex".length());
      files.put(real, new SourceFile(real, HexFormat.of().parseHex(text)));
    } else {
      files.put(path, new SourceFile(path, bytes));
    }
  }
}
