package io.modelregistry.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares artifacts with files in the repository, none missing and none left over. Run with {@code
 * -DrefreshGolden=true} to write them anew, then read the difference.
 */
public final class GoldenFiles {
  private static final Path ROOT = Path.of("src", "test", "resources", "golden");

  private GoldenFiles() {}

  public static void check(String folder, Collection<Artifact> artifacts) throws IOException {
    Path root = ROOT.resolve(folder);
    if (Boolean.getBoolean("refreshGolden")) {
      refresh(root, artifacts);
    }
    Map<String, String> actual = new TreeMap<>();
    artifacts.forEach(
        artifact ->
            actual.put(artifact.path(), new String(artifact.bytes(), StandardCharsets.UTF_8)));
    Map<String, String> expected = read(root);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (path, text) -> assertThat(actual.get(path)).as(folder + "/" + path).isEqualTo(text));
  }

  private static void refresh(Path root, Collection<Artifact> artifacts) throws IOException {
    for (String path : read(root).keySet()) {
      Files.delete(root.resolve(path));
    }
    for (Artifact artifact : artifacts) {
      Path file = root.resolve(artifact.path());
      Files.createDirectories(file.getParent());
      Files.write(file, artifact.bytes());
    }
  }

  private static Map<String, String> read(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          String path = root.relativize(file).toString().replace('\\', '/');
          files.put(path, Files.readString(file));
        }
      }
    }
    return files;
  }
}
