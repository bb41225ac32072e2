package io.modelregistry.sync.offer;

import io.modelregistry.model.Platform;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a route, new or over what was written before. It states only what differs from its model,
 * and nothing beyond it; what the list does not say stays as it was, and so do pinned fields.
 */
final class RouteDraft {
  static final String PRICING = "pricing";
  private static final String CAPABILITIES = "capabilities";

  private final PlatformRules rules;
  private final Makers makers;
  private final PriceDraft prices;
  private final Conventions conventions;
  private final Citation citation;
  private final Remarks remarks;
  private final LocalDate today;

  RouteDraft(
      PlatformRules rules,
      Makers makers,
      PriceDraft prices,
      Conventions conventions,
      Citation citation,
      Remarks remarks,
      LocalDate today) {
    this.rules = rules;
    this.makers = makers;
    this.prices = prices;
    this.conventions = conventions;
    this.citation = citation;
    this.remarks = remarks;
    this.today = today;
  }

  /** A new route, without its priority and sources. */
  ObjectNode create(Offer offer, String modelId, ObjectNode model, String platformId) {
    ObjectNode route = Json.NODES.objectNode();
    route.put("$schema", "../../../schemas/route.schema.json");
    route.put("status", "active");
    ModelName name = ModelName.of(offer.servingId(), offer.nativeId(), makers);
    name.region().ifPresent(region -> route.put("region", region));
    name.quantization().ifPresent(format -> route.put("quantization", format));
    update(route, offer, modelId, model, platformId, Set.of());
    String lastDay = Json.text(route, ModelUpdate.LAST_DAY);
    if (lastDay != null && isOver(lastDay)) {
      route.put("status", "inactive");
    }
    return route;
  }

  /**
   * Brings a route in line with its offer.
   *
   * @param said fields of which its model says all that there is to say
   */
  void update(
      ObjectNode route,
      Offer offer,
      String modelId,
      ObjectNode model,
      String platformId,
      Set<String> said) {
    Set<String> pinned = pinned(route);
    Set<String> closed = new TreeSet<>(pinned);
    closed.addAll(said);
    if (!pinned.contains("model_string_override")) {
      String own = Json.text(model, "model_string");
      set(
          route,
          "model_string_override",
          offer.nativeId().equals(own != null ? own : modelId)
              ? null
              : Json.NODES.stringNode(offer.nativeId()));
    }
    if (!pinned.contains("endpoint_override") && offer.endpoint() != null) {
      route.put("endpoint_override", offer.endpoint());
    }
    if (offer.facts().isDeprecated()) {
      deprecated(route, offer, model, pinned.contains("status"));
    }
    boolean isModels =
        platformId.equals(Platform.DIRECT) && ModelUpdate.isItself(offer, modelId, model);
    if (offer.facts().lastDay() != null && !isModels) {
      lastDay(route, offer.facts().lastDay(), model, platformId, pinned);
    }
    for (String limit : List.of(Facts.CONTEXT, Facts.OUTPUT)) {
      if (!closed.contains(limit)) {
        limit(route, offer, model, limit);
      }
    }
    if (!closed.contains(CAPABILITIES)) {
      capabilities(route, offer, model);
    }
    if (!closed.contains(PRICING)) {
      pricing(route, offer, model, platformId);
    }
    if (!pinned.isEmpty()) {
      remarks.say(Remarks.PINNED, offer.key(), "left alone: " + String.join(", ", pinned));
    }
  }

  /** A platform lets go of a model that may live on elsewhere. */
  private void lastDay(
      ObjectNode route, String lastDay, ObjectNode model, String platformId, Set<String> pinned) {
    String models = Json.text(model, ModelUpdate.LAST_DAY);
    if (!pinned.contains(ModelUpdate.LAST_DAY)) {
      if (models == null || lastDay.compareTo(models) < 0) {
        route.put(ModelUpdate.LAST_DAY, lastDay);
      } else {
        route.remove(ModelUpdate.LAST_DAY);
      }
    }
    // Of what others say, a person decides.
    boolean firstHand = conventions.firstHand().contains(platformId);
    if (firstHand && isOver(lastDay) && !pinned.contains("status")) {
      route.put("status", "inactive");
    }
  }

  private boolean isOver(String lastDay) {
    return lastDay.compareTo(today.toString()) < 0;
  }

  private void deprecated(ObjectNode route, Offer offer, ObjectNode model, boolean pinned) {
    if (!conventions.deprecatedIsGone()) {
      if (offer.facts().lastDay() == null && !"deprecated".equals(Json.text(model, "status"))) {
        remarks.say(
            Remarks.DEPRECATED, offer.key(), "is deprecated there; a route has no word for that");
      }
    } else if (!pinned) {
      route.put("status", "inactive");
    }
  }

  static Set<String> pinned(ObjectNode entity) {
    JsonNode pinned = entity.get("pinned");
    Set<String> fields = new TreeSet<>();
    if (pinned != null && pinned.isObject()) {
      fields.addAll(pinned.propertyNames());
    }
    return fields;
  }

  private void limit(ObjectNode route, Offer offer, ObjectNode model, String field) {
    if (field.equals(Facts.OUTPUT) && writesNoTokens(model)) {
      // Lists state a vector's dimensions or the input limit here.
      return;
    }
    Long offered = offer.facts().limits().get(field);
    Long most = Json.whole(model, field);
    Long window = field.equals(Facts.CONTEXT) ? null : ownOr(Facts.CONTEXT, route, model);
    if (offered != null && most != null && offered > most) {
      beyond(offer, field + " " + offered + " is above the model's " + most);
      route.remove(field);
    } else if (offered != null && window != null && offered > window) {
      beyond(offer, field + " " + offered + " is above the context window " + window);
      route.remove(field);
    } else if (offered != null) {
      set(route, field, offered.equals(most) ? null : Json.NODES.numberNode(offered.longValue()));
    }
  }

  private static boolean writesNoTokens(ObjectNode model) {
    JsonNode output = model.path("modalities").path("output");
    return output.size() == 1
        && List.of("embedding", "score").contains(output.path(0).asString(""));
  }

  private static @Nullable Long ownOr(String field, ObjectNode route, ObjectNode model) {
    Long own = Json.whole(route, field);
    return own != null ? own : Json.whole(model, field);
  }

  private void beyond(Offer offer, String what) {
    remarks.say(Remarks.BEYOND_MODEL, offer.key(), what + ", left out");
  }

  private void capabilities(ObjectNode route, Offer offer, ObjectNode model) {
    Map<String, Boolean> own = flags(route.get(CAPABILITIES));
    Map<String, Boolean> general = flags(model.get(CAPABILITIES));
    offer
        .facts()
        .capabilities()
        .forEach(
            (key, value) -> {
              Boolean ofModel = general.get(key);
              if (value && Boolean.FALSE.equals(ofModel)) {
                own.remove(key);
                beyond(offer, key + " is not the model's");
              } else if (value.equals(ofModel)) {
                own.remove(key);
              } else {
                own.put(key, value);
              }
            });
    set(route, CAPABILITIES, own.isEmpty() ? null : Json.flags(own));
  }

  private static Map<String, Boolean> flags(@Nullable JsonNode object) {
    Map<String, Boolean> flags = new TreeMap<>();
    if (object != null && object.isObject()) {
      object
          .properties()
          .forEach(
              entry -> {
                if (entry.getValue().isBoolean()) {
                  flags.put(entry.getKey(), entry.getValue().booleanValue());
                }
              });
    }
    return flags;
  }

  /**
   * What an offer costs; empty when nobody knows.
   *
   * @param before what was written; sizes that it prices are not taken for impossible
   */
  Optional<ObjectNode> price(
      Offer offer, ObjectNode model, ObjectNode route, @Nullable ObjectNode before) {
    Optional<String> zeroKind = rules.zeroKind(offer);
    if (offer.cost().zero() && zeroKind.isEmpty()) {
      remarks.say(Remarks.UNKNOWN_PRICE, offer.key(), "input and output are 0: taken as unknown");
    }
    Long reach = PriceDraft.reach(route, model);
    return prices.of(offer.cost(), zeroKind, PriceDraft.goesBeyond(before, reach) ? null : reach);
  }

  private void pricing(ObjectNode route, Offer offer, ObjectNode model, String platformId) {
    JsonNode before = route.get(PRICING);
    JsonNode inherited = platformId.equals(Platform.DIRECT) ? model.get(PRICING) : null;
    JsonNode effective = before != null ? before : inherited;
    // Over the model's price, what the list does not say stays as the model has it.
    ObjectNode old = effective != null && effective.isObject() ? (ObjectNode) effective : null;
    Optional<ObjectNode> price = price(offer, model, route, old);
    if (price.isEmpty()) {
      return;
    }
    boolean alone = citation.isAlone(route);
    if (conventions.wholePrices()
        && !alone
        && PriceDraft.isFree(price.get())
        && PriceDraft.hasRates(before)) {
      remarks.say(
          Remarks.OTHER_PRICE, offer.key(), "the list names no price; the one that is known stays");
      return;
    }
    prices
        .change(old, price.get(), alone)
        .ifPresentOrElse(
            changed -> {
              if (!changed.equals(old)) {
                route.set(PRICING, changed);
              }
            },
            () -> full(offer));
  }

  /** A price has changed so often that its file is full. */
  void full(Offer offer) {
    remarks.say(
        Remarks.OTHER_PRICE,
        offer.key(),
        "its price changed so often that no override fits into its file: end or join old ones");
  }

  private static void set(ObjectNode object, String field, @Nullable JsonNode value) {
    if (value == null) {
      object.remove(field);
    } else {
      object.set(field, value);
    }
  }
}
