package io.modelregistry.app.cost;

import io.modelregistry.app.AsOf;
import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.lookup.RouteChoice;
import io.modelregistry.derive.price.Usage;
import io.modelregistry.json.Quoted;
import io.modelregistry.validate.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads one request: {@code {"platform", "model_string", "usage", …}}. */
final class CostRequests {
  private static final String PLATFORM = "platform";
  private static final String ROUTE_ID = "route_id";
  private static final String MODEL_ID = "model_id";
  private static final String MODEL_STRING = "model_string";
  private static final String USAGE = "usage";
  private static final List<String> FIELDS =
      List.of(PLATFORM, MODEL_STRING, MODEL_ID, ROUTE_ID, USAGE, "at", "service_tier", "region");

  private CostRequests() {}

  /**
   * The question in a request.
   *
   * @throws Refusal when it is not in the form of one, or its usage contradicts itself
   */
  static CostQuestion read(JsonNode request) {
    if (!request.isObject()) {
      throw invalid("a request is an object, such as {\"route_id\": …, \"usage\": {…}}");
    }
    for (String field : request.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw invalid(
            "a request has no field '"
                + Quoted.shortened(field)
                + "'"
                + Suggestion.near(field, FIELDS)
                    .findFirst()
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse("; it has " + String.join(", ", FIELDS)));
      }
    }
    return new CostQuestion(
        route(request),
        usage(request.path(USAGE)),
        text(request, "at").map(CostRequests::at),
        text(request, "service_tier"),
        text(request, "region"));
  }

  private static RouteChoice route(JsonNode request) {
    Optional<String> platform = text(request, PLATFORM);
    Optional<String> routeId = text(request, ROUTE_ID);
    Optional<String> modelId = text(request, MODEL_ID);
    Optional<String> modelString = text(request, MODEL_STRING);
    if (Stream.of(routeId, modelId, modelString).filter(Optional::isPresent).count() != 1) {
      throw invalid("a request names one of route_id, model_id and model_string");
    }
    if (routeId.isPresent()) {
      if (platform.isPresent()) {
        throw invalid("a route_id says the platform already; leave platform out");
      }
      return new RouteChoice.ById(routeId.orElseThrow());
    }
    return modelId
        .<RouteChoice>map(model -> new RouteChoice.ByModel(model, platform))
        .orElseGet(() -> new RouteChoice.ByModelString(modelString.orElseThrow(), platform));
  }

  private static Usage usage(JsonNode usage) {
    if (!usage.isObject()) {
      throw invalid("a request has usage: an object such as {\"input_tokens\": 1000}");
    }
    Usage.Counter counter = new Usage.Counter();
    for (Map.Entry<String, JsonNode> count : usage.properties()) {
      set(counter, count.getKey(), count.getValue());
    }
    return counter.usage();
  }

  /** Sets a count; null is none. */
  static void set(Usage.Counter counter, String name, JsonNode value) {
    if (value.canConvertToLong() && value.isIntegralNumber()) {
      counter.set(name, value.longValue());
    } else if (value.isNumber()) {
      counter.set(name, value.decimalValue());
    } else if (!value.isNull()) {
      throw notACount(name, value.toString());
    }
  }

  static Refusal notACount(String name, String value) {
    return new Refusal(
        Refusal.Code.NOT_A_COUNT,
        Quoted.shortened(name)
            + " is no number: "
            + Quoted.shortened(value)
            + "; write a whole number");
  }

  static Instant at(String text) {
    try {
      return AsOf.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Refusal.Code.NOT_A_TIME, "at: " + e.getMessage());
    }
  }

  private static Optional<String> text(JsonNode request, String field) {
    JsonNode value = request.get(field);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString() || value.stringValue().isEmpty()) {
      throw field.equals("at")
          ? new Refusal(Refusal.Code.NOT_A_TIME, "at is no text with a time in it")
          : invalid(field + " is text, and not empty");
    }
    return Optional.of(value.stringValue());
  }

  private static Refusal invalid(String message) {
    return new Refusal(Refusal.Code.INVALID_REQUEST, message);
  }
}
