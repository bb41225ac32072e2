package io.modelregistry.sync.genai;

import io.modelregistry.model.AuthType;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.offer.Facts;
import io.modelregistry.sync.offer.Fields;
import io.modelregistry.sync.offer.Offer;
import io.modelregistry.sync.offer.Remarks;
import io.modelregistry.sync.offer.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the list. What is not as expected is reported; nothing here throws for it. */
final class ProviderList {
  private final Remarks remarks;
  private final PriceReader prices;

  ProviderList(Remarks remarks) {
    this.remarks = remarks;
    this.prices = new PriceReader(remarks);
  }

  /** Providers and their models, sorted by id; of those with the same id the first counts. */
  List<Serving> servings(ArrayNode root) {
    Map<String, Serving> servings = new TreeMap<>();
    for (JsonNode node : root) {
      String id = id(node);
      if (!id.isBlank() && node.path("models").isArray() && !servings.containsKey(id)) {
        servings.put(id, serving(id, (ObjectNode) node));
      } else {
        remarks.say(
            Remarks.LEFT_OUT,
            id,
            servings.containsKey(id)
                ? "is a second provider of this id"
                : "is no provider: an object with an id and a list of models");
      }
    }
    return List.copyOf(servings.values());
  }

  private static String id(JsonNode node) {
    JsonNode id = node.path("id");
    return id.isString() ? id.stringValue() : "";
  }

  private Serving serving(String id, ObjectNode node) {
    Fields entry = new Fields(node, id, remarks);
    Map<String, Offer> offers = new TreeMap<>();
    for (JsonNode model : node.path("models")) {
      offer(id, model, offers);
    }
    String name = entry.text("name", 120);
    String pattern = entry.text("api_pattern", 1000);
    return new Serving(
        id,
        name == null ? id : name,
        pattern != null && pattern.contains("amazonaws") ? AuthType.AWS_SIGV4 : AuthType.API_KEY,
        List.of(),
        null,
        entry.addresses("pricing_urls").stream().findFirst().orElse(null),
        List.copyOf(offers.values()));
  }

  private void offer(String servingId, JsonNode node, Map<String, Offer> offers) {
    remarks.count(Count.OFFERS);
    String nativeId = id(node);
    String key = servingId + "/" + nativeId;
    Optional<String> problem =
        offers.containsKey(nativeId)
            ? Optional.of("is a second model of this id, and the first is taken")
            : Offer.problem(nativeId);
    if (problem.isPresent()) {
      remarks.count(Count.LEFT_OUT);
      remarks.say(Remarks.LEFT_OUT, key, problem.get());
      return;
    }
    Fields entry = new Fields((ObjectNode) node, key, remarks);
    List<String> aliases = new ArrayList<>();
    names(node.path("match"), aliases);
    offers.put(
        nativeId,
        new Offer(
            servingId,
            nativeId,
            facts(entry, key),
            prices.read((ObjectNode) node, key),
            null,
            aliases));
  }

  /** The names that it goes by, where the match is by whole names. */
  private static void names(JsonNode match, List<String> names) {
    if (match.path("equals").isString()) {
      names.add(match.path("equals").stringValue());
    }
    match.path("or").forEach(either -> names(either, names));
  }

  private Facts facts(Fields entry, String key) {
    Long context = entry.tokens(Facts.CONTEXT);
    if (context != null && context == 0) {
      remarks.say(Remarks.IMPOSSIBLE_LIMIT, key, Facts.CONTEXT + " is 0, left out");
    }
    return new Facts(
        entry.text("name", 120),
        null,
        Map.of(),
        List.of(),
        List.of(),
        context == null || context == 0 ? Map.of() : Map.of(Facts.CONTEXT, context),
        null,
        null,
        null,
        entry.date("prices_checked"),
        Boolean.TRUE.equals(entry.flag("deprecated")) ? "deprecated" : null,
        null,
        null);
  }
}
