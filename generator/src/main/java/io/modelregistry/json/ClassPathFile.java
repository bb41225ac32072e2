package io.modelregistry.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads files that travel in the jar. One that is missing is a mistake of the build. */
public final class ClassPathFile {
  private ClassPathFile() {}

  /**
   * A file's bytes.
   *
   * @param path from the root of the class path: {@code /schemas/units.json}
   */
  public static byte[] bytes(String path) {
    try (InputStream in = ClassPathFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's text in UTF-8. */
  public static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  /** A file's JSON. */
  public static JsonNode json(String path) {
    return JsonMapper.shared().readTree(bytes(path));
  }
}
