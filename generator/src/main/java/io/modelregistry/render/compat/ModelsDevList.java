package io.modelregistry.render.compat;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Model;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.ObjectBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The list of models.dev: who serves, and by their own names what, with prices per 1,000,000. */
final class ModelsDevList {
  private static final long OVER_200K = 200_000;

  /** What can be attached to a message. */
  private static final Set<String> ATTACHMENTS = Set.of("image", "pdf", "audio", "video", "file");

  private static final Map<String, String> UNITS = units();

  private final Registry registry;
  private final CapabilityMatrix capabilities;

  ModelsDevList(Registry registry, CapabilityMatrix capabilities) {
    this.registry = registry;
    this.capabilities = capabilities;
  }

  private static Map<String, String> units() {
    Map<String, String> units = new LinkedHashMap<>();
    units.put("input", "input_cost");
    units.put("output", "output_cost");
    units.put("cache_read", "cache_read_cost");
    units.put("cache_write", "cache_write_cost");
    units.put("reasoning", "output_reasoning_cost");
    units.put("input_audio", "input_audio_cost");
    units.put("output_audio", "output_audio_cost");
    return units;
  }

  ObjectNode of(List<Serving> servings) {
    ObjectBuilder list = new ObjectBuilder();
    for (Serving serving : servings) {
      ObjectBuilder models = new ObjectBuilder();
      serving.routes().forEach((name, route) -> models.node(name, model(name, route)));
      list.node(
          serving.id(),
          new ObjectBuilder()
              .text("id", serving.id())
              .allWords("env", Optional.ofNullable(serving.environmentVariable()).stream().toList())
              .text("npm", "@ai-sdk/openai-compatible")
              .text("api", serving.api())
              .text("name", serving.name())
              .text("doc", serving.docs())
              .node("models", models.build())
              .build());
    }
    return list.build();
  }

  private ObjectNode model(String name, EffectiveRoute route) {
    Model model = route.model();
    Map<String, Boolean> can = capabilities.asServedBy(route);
    Modalities modalities = model.modalities();
    Optional<ListedPrice> price = ListedPrice.of(route.pricing(), registry.asOf());
    return new ObjectBuilder()
        .text("id", name)
        .text("name", model.name())
        .text("family", model.family())
        .flag("attachment", modalities.input().stream().anyMatch(ATTACHMENTS::contains))
        .flag("reasoning", can.getOrDefault("reasoning", false))
        .flag("tool_call", can.getOrDefault("function_calling", false))
        .flag("structured_output", can.get("structured_output"))
        .flag("temperature", can.get("temperature"))
        .text("knowledge", model.knowledgeCutoff())
        .text("release_date", model.releaseDate())
        .text("last_updated", lastUpdated(model))
        .object(
            "modalities",
            sides ->
                sides.allWords("input", modalities.input()).allWords("output", modalities.output()))
        .flag("open_weights", Boolean.TRUE.equals(model.openWeights()))
        .object("limit", limit(route))
        .text("status", status(model))
        .object("cost", route.isFree() ? free() : price.map(ModelsDevList::cost).orElse(null))
        .object("experimental", price.map(ModelsDevList::modes).orElse(null))
        .build();
  }

  private @Nullable Object lastUpdated(Model model) {
    Instant updated = registry.stamps(EntityKind.MODEL, model.id()).updatedAt();
    return updated == null ? model.releaseDate() : LocalDate.ofInstant(updated, ZoneOffset.UTC);
  }

  /** The format has no other word for what is active. */
  private static @Nullable String status(Model model) {
    return model.status() == Lifecycle.ACTIVE ? null : model.status().word();
  }

  /** The format wants numbers; it writes what nobody knows as 0. */
  private static ObjectNode limit(EffectiveRoute route) {
    Long context = route.limits().contextWindow();
    Long output = route.limits().maxOutputTokens();
    return new ObjectBuilder()
        .number("context", context == null ? Long.valueOf(0) : context)
        .number("input", route.limits().maxInputTokens())
        .number("output", output == null ? Long.valueOf(0) : output)
        .build();
  }

  private static ObjectNode free() {
    return new ObjectBuilder().number("input", 0).number("output", 0).build();
  }

  private static ObjectNode cost(ListedPrice price) {
    Map<Unit, BigDecimal> base = price.base();
    List<ObjectNode> steps = new ArrayList<>();
    price
        .steps()
        .forEach(
            (size, rates) -> {
              ObjectNode step = rates(rates);
              if (!step.isEmpty()) {
                steps.add(
                    new ObjectBuilder()
                        .all(step)
                        .object("tier", tier -> tier.text("type", "context").number("size", size))
                        .build());
              }
            });
    ObjectBuilder cost = new ObjectBuilder();
    // Both are always there in this format.
    if (!base.containsKey(Units.INPUT)) {
      cost.number("input", 0);
    }
    if (!base.containsKey(Units.OUTPUT)) {
      cost.number("output", 0);
    }
    cost.all(rates(base)).list("tiers", steps);
    Map<Unit, BigDecimal> large = price.steps().get(OVER_200K);
    return cost.object("context_over_200k", large == null ? null : rates(large)).build();
  }

  private static ObjectNode rates(Map<Unit, BigDecimal> rates) {
    ObjectBuilder builder = new ObjectBuilder();
    UNITS.forEach((name, key) -> builder.number(name, rates.get(Units.require(key))));
    return builder.build();
  }

  private static @Nullable ObjectNode modes(ListedPrice price) {
    ObjectBuilder modes = new ObjectBuilder();
    price
        .tiers()
        .forEach(
            (tier, rates) ->
                modes.object(
                    tier,
                    mode ->
                        mode.object("cost", rates(rates))
                            .object(
                                "provider",
                                provider ->
                                    provider.object(
                                        "body", body -> body.text("service_tier", tier)))));
    ObjectNode all = modes.build();
    return all.isEmpty() ? null : new ObjectBuilder().node("modes", all).build();
  }
}
