package io.modelregistry.sync.litellm;

import io.modelregistry.model.AuthType;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.offer.Cost;
import io.modelregistry.sync.offer.Facts;
import io.modelregistry.sync.offer.Fields;
import io.modelregistry.sync.offer.Offer;
import io.modelregistry.sync.offer.Remarks;
import io.modelregistry.sync.offer.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the map. What is not as expected is reported; nothing here throws for it. */
final class ModelMap {
  private static final String PROVIDER = "litellm_provider";

  /** Explains the others. */
  private static final String SPECIMEN = "sample_spec";

  private final Remarks remarks;
  private final ListKey.Reader keys = new ListKey.Reader();
  private final FactsReader facts;
  private final PriceReader prices;
  private final Map<String, AuthType> auth = new TreeMap<>();

  ModelMap(Remarks remarks) {
    this.remarks = remarks;
    this.facts = new FactsReader(remarks);
    this.prices = new PriceReader(remarks);
  }

  /** What was read of one entry. */
  private record Entry(String listed, ListKey key, Facts facts, Cost cost) {}

  /** Serving providers and their offers, sorted by id. */
  List<Serving> servings(ObjectNode root) {
    Map<String, Map<String, List<Entry>>> all = new TreeMap<>();
    for (String listed : root.propertyNames().stream().sorted().toList()) {
      entry(listed, root.path(listed))
          .ifPresent(
              entry ->
                  all.computeIfAbsent(entry.key().servingId(), each -> new TreeMap<>())
                      .computeIfAbsent(entry.key().nativeId(), each -> new ArrayList<>())
                      .add(entry));
    }
    List<Serving> servings = new ArrayList<>();
    all.forEach(
        (id, models) -> {
          List<Offer> offers = new ArrayList<>();
          models.forEach((nativeId, entries) -> offer(entries).ifPresent(offers::add));
          servings.add(
              new Serving(
                  id, id, auth.getOrDefault(id, AuthType.API_KEY), List.of(), null, null, offers));
        });
    return servings;
  }

  private Optional<Entry> entry(String listed, JsonNode node) {
    if (listed.equals(SPECIMEN)) {
      remarks.say(Remarks.LEFT_OUT, listed, "explains the other entries and is none");
      return Optional.empty();
    }
    remarks.count(Count.OFFERS);
    String word = node.path(PROVIDER).isString() ? node.path(PROVIDER).stringValue() : "";
    if (!node.isObject() || word.isBlank()) {
      return leftOut(listed, "is no model: an object with a " + PROVIDER);
    }
    if (keys.isNoModel(listed)) {
      return leftOut(listed, "names a class of models, a size or a commitment, and no model");
    }
    ListKey key = keys.read(listed, word);
    Optional<String> problem = Offer.problem(key.nativeId());
    if (problem.isPresent()) {
      return leftOut(listed, problem.get());
    }
    auth.putIfAbsent(key.servingId(), keys.auth(key, word));
    Fields fields = new Fields((ObjectNode) node, listed, remarks);
    String mode = node.path("mode").asString("");
    return Optional.of(
        new Entry(
            listed,
            key,
            facts.read(fields, mode, listed),
            prices.read((ObjectNode) node, mode, listed)));
  }

  private Optional<Entry> leftOut(String listed, String why) {
    remarks.count(Count.LEFT_OUT);
    remarks.say(Remarks.LEFT_OUT, listed, why);
    return Optional.empty();
  }

  /** One offer of all entries that name the same model of the same serving provider. */
  private Optional<Offer> offer(List<Entry> entries) {
    @Nullable Entry base = null;
    Map<String, Cost> byRegion = new TreeMap<>();
    for (Entry entry : entries) {
      Optional<String> region = entry.key().region();
      if (region.isPresent()) {
        byRegion.putIfAbsent(region.get(), entry.cost());
      } else if (base == null || (entry.key().isPrefixed() && !base.key().isPrefixed())) {
        second(base, entry);
        base = entry;
      } else {
        second(entry, base);
      }
    }
    if (base == null) {
      entries.forEach(entry -> leftOut(entry.listed(), "is priced for single regions only"));
      return Optional.empty();
    }
    for (int i = 0; i < byRegion.size(); i++) {
      remarks.count(Count.LEFT_OUT);
    }
    return Optional.of(
        new Offer(
            base.key().servingId(),
            base.key().nativeId(),
            base.facts(),
            RegionalPrices.join(base.cost(), byRegion),
            null,
            List.of()));
  }

  private void second(@Nullable Entry passedOver, Entry taken) {
    if (passedOver == null) {
      return;
    }
    remarks.count(Count.LEFT_OUT);
    remarks.say(
        Remarks.LEFT_OUT,
        passedOver.listed(),
        Objects.equals(passedOver.cost(), taken.cost())
            ? "is the same as " + taken.listed()
            : "is the same model as " + taken.listed() + ", whose other price is taken");
  }
}
