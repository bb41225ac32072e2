package io.modelregistry.history;

import io.modelregistry.history.Change.Kind;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Pricing;
import io.modelregistry.validate.Place;
import io.modelregistry.validate.secret.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What differs between two versions of one entity. A route's values are the effective ones, but
 * what it takes from its model both before and after is the model's change and not told again.
 */
final class VersionComparison {
  /** The longest text that is shown of a value, in UTF-16 units. */
  private static final int LONGEST = 300;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Properties that are compared as they stand. */
  private static final Map<String, Kind> PLAIN = plain();

  private static Map<String, Kind> plain() {
    Map<String, Kind> plain = new LinkedHashMap<>();
    plain.put("status", Kind.STATUS);
    plain.put("deprecation_date", Kind.DEPRECATION);
    plain.put("replaced_by", Kind.DEPRECATION);
    plain.put("priority", Kind.PRIORITY);
    plain.put("endpoint_override", Kind.CALL);
    plain.put("base_url", Kind.CALL);
    plain.put("direct_api_url", Kind.CALL);
    plain.put("auth_type", Kind.CALL);
    plain.put("aliases", Kind.CALL);
    plain.put("region", Kind.DETAIL);
    plain.put("quantization", Kind.DETAIL);
    plain.put("name", Kind.DETAIL);
    return plain;
  }

  /**
   * A version and its model's; for all but routes the latter is empty.
   *
   * @param prices what reads them
   */
  record Side(EntityVersion version, Optional<EntityVersion> model, PriceTexts prices) {}

  private final Subject subject;
  private final Side before;
  private final Side after;
  private final List<Change> changes = new ArrayList<>();

  private VersionComparison(Subject subject, Side before, Side after) {
    this.subject = subject;
    this.before = before;
    this.after = after;
  }

  static List<Change> of(Subject subject, Side before, Side after) {
    VersionComparison comparison = new VersionComparison(subject, before, after);
    comparison.compare();
    return comparison.changes;
  }

  private void compare() {
    if (mayDiffer("pricing")) {
      changes.addAll(PriceComparison.of(subject, pricing(before), pricing(after)));
    }
    PLAIN.forEach(
        (property, kind) -> {
          if (differs(property)) {
            add(kind, property, before.version().value(property), after.version().value(property));
          }
        });
    limits();
    capabilities();
    if (differs("modalities")) {
      modality("input");
      modality("output");
    }
    modelString();
    provider();
  }

  private boolean differs(String property) {
    return !Objects.equals(
        before.version().texts().get(property), after.version().texts().get(property));
  }

  private boolean statedIn(String property) {
    return before.version().states(property) || after.version().states(property);
  }

  /**
   * Whether a property that a route may take from its model can have another value: it is stated,
   * and a text that it is read from is another one. Reading is most of the work.
   */
  private boolean mayDiffer(String property) {
    return statedIn(property)
        && (differs(property)
            || !Objects.equals(modelText(before, property), modelText(after, property)));
  }

  private static @Nullable String modelText(Side side, String property) {
    return side.model().map(model -> model.texts().get(property)).orElse(null);
  }

  private static @Nullable Pricing pricing(Side side) {
    EntityVersion version = side.version();
    boolean inherits =
        version.place() instanceof Place.OfRoute route
            && route.platformId().equals(Platform.DIRECT)
            && !version.states("pricing");
    return (inherits ? side.model() : Optional.of(version)).flatMap(side.prices()::of).orElse(null);
  }

  private void limits() {
    limit("context_window", Limits::contextWindow);
    limit("max_input_tokens", Limits::maxInputTokens);
    limit("max_output_tokens", Limits::maxOutputTokens);
  }

  private void limit(String property, Function<Limits, @Nullable Long> limit) {
    if (mayDiffer(property)) {
      @Nullable Long from = limit.apply(limits(before));
      @Nullable Long to = limit.apply(limits(after));
      if (!Objects.equals(from, to)) {
        add(
            Kind.LIMIT,
            property,
            from == null ? NODES.missingNode() : NODES.numberNode(from),
            to == null ? NODES.missingNode() : NODES.numberNode(to));
      }
    }
  }

  private static Limits limits(Side side) {
    Limits own = side.version().limits();
    return side.model().map(model -> own.over(model.limits())).orElse(own);
  }

  private void capabilities() {
    if (!mayDiffer("capabilities")) {
      return;
    }
    TreeSet<String> stated = new TreeSet<>(before.version().flags("capabilities").keySet());
    stated.addAll(after.version().flags("capabilities").keySet());
    Map<String, Boolean> from = capabilities(before);
    Map<String, Boolean> to = capabilities(after);
    for (String capability : stated) {
      if (!Objects.equals(from.get(capability), to.get(capability))) {
        add(Kind.CAPABILITY, capability, flag(from.get(capability)), flag(to.get(capability)));
      }
    }
  }

  private static Map<String, Boolean> capabilities(Side side) {
    Map<String, Boolean> flags = new TreeMap<>();
    side.model().ifPresent(model -> flags.putAll(model.flags("capabilities")));
    flags.putAll(side.version().flags("capabilities"));
    return flags;
  }

  private static JsonNode flag(@Nullable Boolean flag) {
    return flag == null ? NODES.missingNode() : NODES.booleanNode(flag);
  }

  private void modality(String side) {
    JsonNode from = before.version().value("modalities").path(side);
    JsonNode to = after.version().value("modalities").path(side);
    if (!from.equals(to)) {
      add(Kind.CAPABILITY, side + "_modalities", from, to);
    }
  }

  private void modelString() {
    if (mayDiffer("model_string") || mayDiffer("model_string_override")) {
      String from = modelString(before);
      String to = modelString(after);
      if (!from.equals(to)) {
        add(Kind.CALL, "model_string", NODES.stringNode(from), NODES.stringNode(to));
      }
    }
  }

  private static String modelString(Side side) {
    @Nullable String own = side.version().text("model_string_override");
    if (own != null) {
      return own;
    }
    EntityVersion model = side.model().orElse(side.version());
    @Nullable String named = model.text("model_string");
    return named != null ? named : Subject.of(model.place()).modelId().orElse("");
  }

  private void provider() {
    if (before.version().place() instanceof Place.OfModel from
        && after.version().place() instanceof Place.OfModel to
        && !from.providerId().equals(to.providerId())) {
      add(
          Kind.DETAIL,
          "provider_id",
          NODES.stringNode(from.providerId()),
          NODES.stringNode(to.providerId()));
    }
  }

  private void add(Kind kind, String field, JsonNode from, JsonNode to) {
    changes.add(Change.of(kind, subject, field, shown(from), shown(to)));
  }

  /** A value as it can be published: earlier files were never checked for secrets. */
  private static Optional<JsonNode> shown(JsonNode value) {
    if (value.isString()) {
      return Optional.of(NODES.stringNode(shown(value.stringValue())));
    }
    if (value.isArray()) {
      return Optional.of(
          NODES
              .arrayNode()
              .addAll(
                  value.values().stream()
                      .filter(JsonNode::isString)
                      .map(each -> NODES.stringNode(shown(each.stringValue())))
                      .toList()));
    }
    return value.isMissingNode() || value.isNull() || value.isObject()
        ? Optional.empty()
        : Optional.of(value);
  }

  private static String shown(String text) {
    String masked = Secrets.mask(text);
    return masked.length() <= LONGEST
        ? masked
        : masked.substring(0, masked.offsetByCodePoints(0, LONGEST / 2)) + "…";
  }
}
