package io.modelregistry.render.api;

import io.modelregistry.render.Artifact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The list of a site's files with their hashes, by which anybody can check the site: one line a
 * file, by path: its SHA-256 in hexadecimal, two spaces, its path, LF. So {@code sha256sum -c}
 * reads it in the site's folder. The list itself, the revision and what changes without a build are
 * not in it; the revision has the hash of the list.
 */
public final class FileList {
  private static final String SEPARATOR = "  ";

  private FileList() {}

  /** A file that should be there. */
  public record Line(String sha256, String path) {
    @Override
    public String toString() {
      return sha256 + SEPARATOR + path + "\n";
    }
  }

  /**
   * The list.
   *
   * @param others all other artifacts of the site but the revision, in any order
   */
  public static Artifact of(List<Artifact> others) {
    // Hashing is most of the work of a large site, and each artifact keeps its hash.
    others.parallelStream().forEach(Artifact::sha256);
    StringBuilder text = new StringBuilder(128 * others.size());
    others.stream()
        .sorted(Comparator.comparing(Artifact::path))
        .forEach(artifact -> text.append(new Line(artifact.sha256(), artifact.path())));
    return Artifact.text(ApiRoute.FILES.path(), text.toString());
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is no such list
   */
  public static List<Line> parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new IllegalArgumentException("its last line is cut off");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : text.isEmpty() ? List.<String>of() : Arrays.asList(text.split("\n", -1))) {
      int at = line.indexOf(SEPARATOR);
      if (at == 64 && line.substring(0, at).matches("[0-9a-f]{64}")) {
        lines.add(new Line(line.substring(0, at), line.substring(at + SEPARATOR.length())));
      } else if (!line.isEmpty()) {
        throw new IllegalArgumentException("line " + (lines.size() + 1) + " is no hash and path");
      }
    }
    return lines;
  }
}
