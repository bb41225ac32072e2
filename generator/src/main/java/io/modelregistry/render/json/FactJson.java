package io.modelregistry.render.json;

import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Benchmark;
import io.modelregistry.model.DataPolicy;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Link;
import io.modelregistry.model.SourceReference;
import io.modelregistry.registry.Stamps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes the groups of facts that entities hold, each by itself. */
final class FactJson {
  private FactJson() {}

  static ObjectNode limits(Limits limits) {
    return new ObjectBuilder()
        .number("context_window", limits.contextWindow())
        .number("max_input_tokens", limits.maxInputTokens())
        .number("max_output_tokens", limits.maxOutputTokens())
        .build();
  }

  static @Nullable ObjectNode auth(@Nullable AuthConfig auth) {
    return auth == null
        ? null
        : new ObjectBuilder()
            .text("header", auth.header())
            .text("scheme", auth.scheme())
            .text("env_var", auth.envVar())
            .build();
  }

  static @Nullable String word(@Nullable AuthType type) {
    return type == null ? null : type.word();
  }

  static @Nullable ObjectNode policy(@Nullable DataPolicy policy) {
    return policy == null
        ? null
        : new ObjectBuilder()
            .flag("trains_on_inputs", policy.trainsOnInputs())
            .number("retention_days", policy.retentionDays())
            .words("regions", policy.regions())
            .text("url", policy.url())
            .build();
  }

  static ObjectNode link(Link link) {
    return new ObjectBuilder().text("label", link.label()).text("url", link.url()).build();
  }

  static ObjectNode benchmark(Benchmark benchmark) {
    return new ObjectBuilder()
        .text("name", benchmark.name())
        .number("score", benchmark.score())
        .text("metric", benchmark.metric())
        .text("variant", benchmark.variant())
        .text("date", benchmark.date())
        .text("source", benchmark.source())
        .build();
  }

  static ObjectNode tail(List<SourceReference> sources, Map<String, String> pinned) {
    return new ObjectBuilder()
        .list("sources", sources.stream().map(FactJson::source).toList())
        .texts("pinned", pinned)
        .build();
  }

  private static ObjectNode source(SourceReference source) {
    return new ObjectBuilder()
        .text("url", source.url())
        .text("verified_at", source.verifiedAt())
        .words("fields", source.fields())
        .build();
  }

  static ObjectNode stamps(Stamps stamps) {
    return new ObjectBuilder()
        .textOrNull("created_at", stamps.createdAt())
        .textOrNull("updated_at", stamps.updatedAt())
        .build();
  }
}
