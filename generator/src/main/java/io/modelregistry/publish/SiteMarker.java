package io.modelregistry.publish;

import io.modelregistry.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The dotfile that says that a folder is a built site, and which files the build wrote there. Only
 * such a folder is ever replaced.
 *
 * @param paths of the files, without the marker itself
 */
record SiteMarker(Set<String> paths) {
  static final String NAME = ".site.json";

  private static final int FORMAT = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The marker in a folder; empty when there is none, or it is not one. */
  static Optional<SiteMarker> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      JsonNode marker = MAPPER.readTree(Files.readAllBytes(file));
      JsonNode files = marker.path("files");
      if (marker.path("format").asInt(0) != FORMAT || !files.isObject()) {
        return Optional.empty();
      }
      return Optional.of(new SiteMarker(new TreeSet<>(files.propertyNames())));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  static byte[] bytes(SiteFiles site) {
    ObjectNode marker = JsonNodeFactory.instance.objectNode();
    marker.put("format", FORMAT);
    ObjectNode files = marker.putObject("files");
    for (SiteFile file : site.files()) {
      files.putObject(file.path()).put("sha256", file.sha256()).put("size", file.size());
    }
    return JsonText.prettyBytes(marker);
  }
}
