package io.modelregistry.app.cost;

import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.price.Usage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How one API reports usage in its responses.
 *
 * @param shapes a response of this API fits one of them: JSON pointers to the text that must stand
 *     there; null is anything but null
 * @param model where the model string stands
 * @param serviceTier where the tier stands
 * @param total where the number stands that all tokens must add up to
 * @param counts by the names of the vocabulary of units
 */
record ResponseApi(
    String id,
    String title,
    Set<String> names,
    List<Map<String, Optional<String>>> shapes,
    Optional<String> model,
    Optional<String> serviceTier,
    Optional<String> total,
    Map<String, CountPath> counts) {

  /** What the data file says. */
  static ResponseApi of(JsonNode api) {
    Map<String, CountPath> counts = new LinkedHashMap<>();
    api.required("counts")
        .properties()
        .forEach(count -> counts.put(count.getKey(), CountPath.of(count.getValue())));
    return new ResponseApi(
        api.required("id").stringValue(),
        api.required("title").stringValue(),
        Set.copyOf(api.path("names").valueStream().map(JsonNode::stringValue).toList()),
        api.required("shapes").valueStream().map(ResponseApi::shape).toList(),
        api.optional("model").map(JsonNode::stringValue),
        api.optional("service_tier").map(JsonNode::stringValue),
        api.optional("total").map(JsonNode::stringValue),
        counts);
  }

  private static Map<String, Optional<String>> shape(JsonNode authored) {
    Map<String, Optional<String>> shape = new LinkedHashMap<>();
    authored
        .properties()
        .forEach(
            sign ->
                shape.put(
                    sign.getKey(),
                    Optional.of(sign.getValue())
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)));
    return shape;
  }

  /** Whether the response is of that shape and its numbers add up. */
  boolean fits(JsonNode response) {
    return shapes.stream().anyMatch(shape -> fits(response, shape)) && addsUp(response);
  }

  private static boolean fits(JsonNode response, Map<String, Optional<String>> shape) {
    return shape.entrySet().stream()
        .allMatch(
            sign -> {
              JsonNode node = response.at(sign.getKey());
              return !node.isMissingNode()
                  && !node.isNull()
                  && sign.getValue()
                      .map(word -> node.isString() && node.stringValue().equals(word))
                      .orElse(true);
            });
  }

  /** Whether the total that the response states, if it does, is that of its input and output. */
  private boolean addsUp(JsonNode response) {
    Optional<BigDecimal> stated =
        total
            .map(response::at)
            .filter(JsonNode::isNumber)
            .map(JsonNode::decimalValue)
            .filter(number -> number.signum() != 0);
    return stated.isEmpty()
        || stated
                .orElseThrow()
                .compareTo(count("input_tokens", response).add(count("output_tokens", response)))
            == 0;
  }

  private BigDecimal count(String name, JsonNode response) {
    return Optional.ofNullable(counts.get(name))
        .flatMap(path -> path.in(response))
        .orElse(BigDecimal.ZERO);
  }

  /**
   * The counts in a response, as they are: an overlap that is not reported may be missing.
   *
   * @throws Refusal when there are none, or they are not what the response says they add up to
   */
  Usage.Counter usage(JsonNode response) {
    Usage.Counter counter = new Usage.Counter();
    boolean any = false;
    for (Map.Entry<String, CountPath> entry : counts.entrySet()) {
      Optional<BigDecimal> count = entry.getValue().in(response);
      count.ifPresent(number -> counter.set(entry.getKey(), number));
      any |= count.isPresent();
    }
    if (!any) {
      throw new Refusal(
          Refusal.Code.MISSING_USAGE, "the response has no usage where " + id + " puts it");
    }
    if (!addsUp(response)) {
      throw new Refusal(
          Refusal.Code.USAGE_MISMATCH,
          "the response states "
              + response.at(total.orElseThrow())
              + " tokens in all, but as "
              + id
              + " it has "
              + count("input_tokens", response)
              + " of input and "
              + count("output_tokens", response)
              + " of output; is it of another API?");
    }
    return counter;
  }

  Optional<String> modelString(JsonNode response) {
    return text(response, model);
  }

  /** In lower case, as tiers are written in prices. */
  Optional<String> serviceTier(JsonNode response) {
    return text(response, serviceTier).map(tier -> tier.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> text(JsonNode response, Optional<String> pointer) {
    return pointer
        .map(response::at)
        .filter(JsonNode::isString)
        .map(node -> Objects.requireNonNull(node.stringValue()))
        .filter(text -> !text.isEmpty());
  }
}
