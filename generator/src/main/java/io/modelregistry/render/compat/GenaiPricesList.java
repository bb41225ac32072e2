package io.modelregistry.render.compat;

import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Model;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.ObjectBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The list of genai-prices: providers, their models with the names that match them, and prices per
 * 1,000,000 tokens or 1,000 other things, with tiers by input and with the days from which they
 * hold. Hours, service tiers and regions have no place in it.
 */
final class GenaiPricesList {
  private static final long THOUSAND = 1000;

  /** Fits no address, for those whose address is unknown. */
  private static final String NO_ADDRESS = "(?!)";

  private static final Map<String, String> PER_THOUSAND =
      Map.of(
          "request_cost", "requests_kcount",
          "web_search_cost", "web_searches_kcount",
          "input_page_cost", "input_document_kpages");

  private final Registry registry;

  GenaiPricesList(Registry registry) {
    this.registry = registry;
  }

  ArrayNode of(List<Serving> servings) {
    return ObjectBuilder.array(
        servings.stream()
            .map(
                serving ->
                    new ObjectBuilder()
                        .text("id", serving.id())
                        .text("name", serving.name())
                        .words(
                            "pricing_urls", Optional.ofNullable(serving.docs()).stream().toList())
                        .text("api_pattern", pattern(serving.api()))
                        .node("models", ObjectBuilder.array(models(serving)))
                        .build())
            .toList());
  }

  /** The addresses that belong to it, as a regular expression. */
  private static String pattern(@Nullable String api) {
    try {
      String host = api == null ? null : URI.create(api).getHost();
      return host == null ? NO_ADDRESS : "https://" + host.replace(".", "\\.");
    } catch (IllegalArgumentException e) {
      return NO_ADDRESS;
    }
  }

  private List<ObjectNode> models(Serving serving) {
    List<ObjectNode> models = new ArrayList<>();
    serving
        .routes()
        .forEach((name, route) -> prices(route).ifPresent(p -> models.add(model(name, route, p))));
    return models;
  }

  private static ObjectNode model(String name, EffectiveRoute route, JsonNode prices) {
    Model model = route.model();
    return new ObjectBuilder()
        .text("id", name)
        .text("name", model.name())
        .object("match", match -> match.text("equals", name))
        .number("context_window", route.limits().contextWindow())
        .flag("deprecated", model.status() == Lifecycle.DEPRECATED ? true : null)
        .node("prices", prices)
        .build();
  }

  /** Empty where nothing can be said, for a model without prices is free in this format. */
  private Optional<JsonNode> prices(EffectiveRoute route) {
    if (route.isFree()) {
      return Optional.of(
          new ObjectBuilder().number("input_mtok", 0).number("output_mtok", 0).build());
    }
    return ListedPrice.of(route.pricing(), registry.asOf())
        .flatMap(
            listed -> {
              List<ObjectNode> schedule = schedule(listed);
              return schedule.stream().anyMatch(entry -> entry.required("prices").isEmpty())
                  ? Optional.<JsonNode>empty()
                  : Optional.of(
                      schedule.size() == 1
                          ? schedule.get(0).required("prices")
                          : ObjectBuilder.array(schedule));
            });
  }

  /** What holds first, and what from which day; what changes in the middle of a day is left out. */
  private static List<ObjectNode> schedule(ListedPrice listed) {
    List<Instant> days =
        listed.turns().stream()
            .filter(turn -> turn.atOffset(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT))
            .toList();
    if (days.size() < listed.turns().size()) {
      return List.of(new ObjectBuilder().node("prices", prices(listed)).build());
    }
    List<ObjectNode> entries = new ArrayList<>();
    entries.add(
        new ObjectBuilder()
            .node("prices", prices(days.isEmpty() ? listed : listed.on(Instant.EPOCH)))
            .build());
    for (Instant day : days) {
      entries.add(
          new ObjectBuilder()
              .object(
                  "constraint",
                  when -> when.text("start_date", day.atOffset(ZoneOffset.UTC).toLocalDate()))
              .node("prices", prices(listed.on(day)))
              .build());
    }
    return entries;
  }

  private static ObjectNode prices(ListedPrice listed) {
    Map<Unit, BigDecimal> base = listed.base();
    Map<Unit, Map<Long, BigDecimal>> tiers = new TreeMap<>();
    listed
        .steps()
        .forEach(
            (size, rates) ->
                rates.forEach(
                    (unit, rate) ->
                        tiers.computeIfAbsent(unit, any -> new TreeMap<>()).put(size, rate)));
    ObjectBuilder prices = new ObjectBuilder();
    for (Unit unit : new TreeSet<>(base.keySet())) {
      String key = key(unit);
      BigDecimal rate = base.get(unit);
      if (key != null && rate != null) {
        Map<Long, BigDecimal> steps = tiers.getOrDefault(unit, Map.of());
        if (steps.isEmpty()) {
          prices.number(key, listed(unit, rate));
        } else {
          prices.object(
              key,
              tiered ->
                  tiered
                      .number("base", listed(unit, rate))
                      .list(
                          "tiers",
                          steps.entrySet().stream()
                              .map(
                                  step ->
                                      new ObjectBuilder()
                                          .number("start", step.getKey())
                                          .number("price", listed(unit, step.getValue()))
                                          .build())
                              .toList()));
        }
      }
    }
    return prices.build();
  }

  private static @Nullable String key(Unit unit) {
    if (unit.countsTokens()) {
      return unit.key().replaceFirst("_cost$", "_mtok");
    }
    return unit.equals(Units.require("input_character_cost"))
        ? "input_mchars"
        : PER_THOUSAND.get(unit.key());
  }

  private static BigDecimal listed(Unit unit, BigDecimal rate) {
    return PER_THOUSAND.containsKey(unit.key())
        ? rate.multiply(BigDecimal.valueOf(THOUSAND))
        : rate;
  }
}
