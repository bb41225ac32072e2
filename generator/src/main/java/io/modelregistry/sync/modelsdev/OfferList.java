package io.modelregistry.sync.modelsdev;

import io.modelregistry.model.AuthType;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.offer.Fields;
import io.modelregistry.sync.offer.Json;
import io.modelregistry.sync.offer.LabModel;
import io.modelregistry.sync.offer.Offer;
import io.modelregistry.sync.offer.Remarks;
import io.modelregistry.sync.offer.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the three lists. What is not as expected is reported; nothing here throws for it. */
final class OfferList {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MAX_KEY = 500;

  private final Remarks remarks;
  private final FactsReader facts;
  private final CostReader costs;

  OfferList(Remarks remarks) {
    this.remarks = remarks;
    this.facts = new FactsReader(remarks);
    this.costs = new CostReader(remarks);
  }

  /** Serving providers and their offers, sorted by id. */
  List<Serving> servings(ObjectNode root) {
    List<Serving> servings = new ArrayList<>();
    sorted(root)
        .forEach(
            (id, node) -> {
              if (node.isObject()) {
                servings.add(serving(id, (ObjectNode) node));
              } else {
                leftOut(id, "is no object, so no provider");
              }
            });
    return servings;
  }

  private Serving serving(String id, ObjectNode node) {
    Fields entry = new Fields(node, id, remarks);
    List<Offer> offers = new ArrayList<>();
    JsonNode models = node.get("models");
    if (models != null && models.isObject()) {
      sorted((ObjectNode) models).forEach((nativeId, model) -> offer(id, nativeId, model, offers));
    } else {
      leftOut(id, "has no object of models");
    }
    String name = entry.text("name", 120);
    List<String> env = entry.texts("env", 120);
    return new Serving(
        id,
        name == null ? id : name,
        env.isEmpty() ? AuthType.NONE : AuthType.API_KEY,
        env,
        entry.endpoint("api"),
        entry.address("doc"),
        offers);
  }

  private void offer(String servingId, String nativeId, JsonNode node, List<Offer> offers) {
    String key = servingId + "/" + nativeId;
    Optional<String> problem = Offer.problem(nativeId);
    remarks.count(Count.OFFERS);
    if (!node.isObject()) {
      remarks.count(Count.LEFT_OUT);
      leftOut(key, "is no object, so no offer");
    } else if (problem.isPresent()) {
      remarks.count(Count.LEFT_OUT);
      leftOut(key, problem.get());
    } else {
      Fields entry = new Fields((ObjectNode) node, key, remarks);
      Fields own = entry.object("provider");
      offers.add(
          new Offer(
              servingId,
              nativeId,
              facts.read(entry, key),
              costs.read(entry, key),
              own == null ? null : own.endpoint("api"),
              List.of()));
    }
  }

  /** Lab models by key. */
  Map<String, LabModel> labModels(ObjectNode root) {
    Map<String, LabModel> models = new TreeMap<>();
    sorted(root)
        .forEach(
            (key, node) -> {
              if (!node.isObject() || !isPair(key)) {
                leftOut(key, "is no lab model: an object under lab/model");
                return;
              }
              Fields entry = new Fields((ObjectNode) node, key, remarks);
              List<ObjectNode> links = new ArrayList<>();
              links(entry.objects("weights"), links);
              links(entry.objects("links"), links);
              models.put(
                  key,
                  new LabModel(
                      key,
                      facts.read(entry, key),
                      entry.text("license", 80),
                      links,
                      benchmarks(entry)));
            });
    return models;
  }

  private static void links(List<Fields> entries, List<ObjectNode> links) {
    for (Fields entry : entries) {
      String label = entry.text("label", 100);
      String url = entry.address("url");
      if (label != null && url != null) {
        ObjectNode link = NODES.objectNode().put("label", label).put("url", url);
        if (!links.contains(link)) {
          links.add(link);
        }
      }
    }
  }

  private static List<ObjectNode> benchmarks(Fields model) {
    List<ObjectNode> benchmarks = new ArrayList<>();
    for (Fields entry : model.objects("benchmarks")) {
      String name = entry.text("name", 100);
      var score = entry.number("score");
      if (name == null || score == null) {
        continue;
      }
      ObjectNode benchmark = NODES.objectNode().put("name", name);
      benchmark.set("score", Json.number(score));
      Json.put(benchmark, "metric", entry.text("metric", 100));
      Json.put(benchmark, "variant", entry.text("variant", 100));
      Json.put(benchmark, "date", entry.date("date"));
      Json.put(benchmark, "source", entry.address("source"));
      benchmarks.add(benchmark);
    }
    return benchmarks;
  }

  /** Lab model keys by offer key. */
  Map<String, String> baseModels(ObjectNode root) {
    Map<String, String> base = new TreeMap<>();
    sorted(root)
        .forEach(
            (key, node) -> {
              if (node.isString() && isPair(node.stringValue())) {
                base.put(key, node.stringValue());
              } else {
                leftOut(key, "has no base model of the form lab/model");
              }
            });
    return base;
  }

  private static boolean isPair(String key) {
    int slash = key.indexOf('/');
    return slash > 0
        && slash < key.length() - 1
        && key.length() <= MAX_KEY
        && Offer.problem(key).isEmpty();
  }

  private static Map<String, JsonNode> sorted(ObjectNode node) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  private void leftOut(String subject, String why) {
    remarks.say(Remarks.LEFT_OUT, subject, why);
  }
}
