package io.modelregistry.sync.offer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model as its lab describes it, independent of who serves it.
 *
 * @param key {@code lab/model}
 * @param links {@code {"label", "url"}}
 * @param benchmarks in the registry's shape
 */
public record LabModel(
    String key,
    Facts facts,
    @Nullable String license,
    List<ObjectNode> links,
    List<ObjectNode> benchmarks) {
  public LabModel {
    links = List.copyOf(links);
    benchmarks = List.copyOf(benchmarks);
  }

  String lab() {
    return key.substring(0, key.indexOf('/'));
  }

  String nativeId() {
    return key.substring(key.indexOf('/') + 1);
  }
}
