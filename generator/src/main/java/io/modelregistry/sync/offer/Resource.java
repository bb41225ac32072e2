package io.modelregistry.sync.offer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Data files that travel in the jar. */
public final class Resource {
  private static final String FOLDER = "/sync/";

  private Resource() {}

  /**
   * A file's JSON.
   *
   * @param name from the folder of all of them: {@code offer/makers.json}
   */
  public static JsonNode read(String name) {
    try (InputStream in = Resource.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + name + " is missing from the class path");
      }
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
