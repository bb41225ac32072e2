package io.modelregistry.render.api;

import io.modelregistry.json.ClassPathFile;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.MediaTypes;
import io.modelregistry.validate.DocumentKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The schemas as they travel in the jar. */
final class SchemaFiles {
  private static final List<String> BESIDE_KINDS =
      List.of(
          "common.schema.json",
          "log-formats.schema.json",
          "pricing.schema.json",
          "response-apis.schema.json",
          "units.json");

  private static final List<String> BESIDE_RESOURCES =
      List.of(
          "api/change.schema.json",
          "api/common.schema.json",
          "api/findings.schema.json",
          "api/model-on-platform.schema.json",
          "api/metadata-index.schema.json",
          "api/metadata-capabilities.schema.json",
          "api/metadata-pricing.schema.json");

  /** What commands print for programs. */
  private static final List<String> ANSWERS =
      List.of(
          "answers/alternatives.schema.json",
          "answers/availability.schema.json",
          "answers/best-route.schema.json",
          "answers/change.schema.json",
          "answers/changes.schema.json",
          "answers/cheaper.schema.json",
          "answers/cheapest.schema.json",
          "answers/common.schema.json",
          "answers/cost.schema.json",
          "answers/deprecations.schema.json",
          "answers/diff.schema.json",
          "answers/fallbacks.schema.json",
          "answers/find.schema.json",
          "answers/history.schema.json",
          "answers/list.schema.json",
          "answers/publish.schema.json",
          "answers/recommend.schema.json",
          "answers/releases.schema.json",
          "answers/search.schema.json",
          "answers/spend.schema.json",
          "answers/sync.schema.json",
          "answers/usage.schema.json",
          "answers/verify.schema.json");

  private SchemaFiles() {}

  /** Their paths below the folder of schemas, sorted. */
  static List<String> paths() {
    TreeSet<String> paths = new TreeSet<>(BESIDE_KINDS);
    Arrays.stream(DocumentKind.values()).map(DocumentKind::schema).forEach(paths::add);
    paths.addAll(BESIDE_RESOURCES);
    paths.addAll(ANSWERS);
    Arrays.stream(ApiRoute.values())
        .map(ApiRoute::schema)
        .flatMap(Optional::stream)
        .map(path -> path.substring("schemas/".length()))
        .forEach(paths::add);
    return List.copyOf(paths);
  }

  static void render(Consumer<Artifact> out) {
    for (String path : paths()) {
      out.accept(new Artifact(ApiRoute.ROOT + "schemas/" + path, MediaTypes.of(path), read(path)));
    }
  }

  /** The bytes of one. */
  static byte[] read(String path) {
    return ClassPathFile.bytes("/schemas/" + path);
  }
}
