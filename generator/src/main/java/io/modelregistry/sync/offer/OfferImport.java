package io.modelregistry.sync.offer;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.FileEdit;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Ids;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.ImportResult;
import io.modelregistry.sync.offer.Matching.Group;
import io.modelregistry.sync.offer.Placement.Placed;
import io.modelregistry.validate.CanonicalForm;
import io.modelregistry.validate.DefaultVocabulary;
import io.modelregistry.validate.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns offers into routes of the registry's models, and with {@code create} into the platforms,
 * providers and models that are missing. A pure function of the lists and the snapshot: the same
 * input gives the same plan, in whatever order the lists are, and a second import of the same lists
 * changes nothing.
 */
public final class OfferImport {
  private final Authored authored;
  private final ImportOptions options;
  private final Conventions conventions;
  private final Remarks remarks;
  private final PlatformRules rules = PlatformRules.read();
  private final Makers makers = Makers.read();
  private final List<Serving> servings;
  private final Map<String, LabModel> labs;
  private final Citation citation;
  private final Matching matching;
  private final Map<String, FileEdit> edits = new TreeMap<>();
  private final TreeSet<String> platforms = new TreeSet<>();
  private final TreeSet<String> providers = new TreeSet<>();
  private final Map<String, Serving> servingByPlatform = new TreeMap<>();

  private OfferImport(
      Snapshot snapshot,
      Offers offers,
      Conventions conventions,
      ImportOptions options,
      Remarks remarks) {
    this.authored = new Authored(snapshot);
    this.options = options;
    this.conventions = conventions;
    this.remarks = remarks;
    this.servings = offers.servings();
    this.labs = offers.labs();
    this.citation =
        new Citation(conventions.listUrl(), options.verifiedAt().orElseGet(this::newestDay));
    PlatformIds platformIds = new PlatformIds(servings);
    servings.forEach(serving -> servingByPlatform.put(platformIds.of(serving.id()), serving));
    this.matching =
        new Matching(authored, offers, makers, platformIds, conventions.ownApiIsDirect(), remarks);
  }

  /**
   * Works out what importing {@code offers} would change in {@code snapshot}.
   *
   * @param conventions what the list means by what it says
   * @param remarks what reading the list had to say already
   */
  public static ImportResult of(
      Snapshot snapshot,
      Offers offers,
      Conventions conventions,
      ImportOptions options,
      Remarks remarks) {
    return new OfferImport(snapshot, offers, conventions, options, remarks).result();
  }

  private LocalDate newestDay() {
    return Stream.concat(
            servings.stream().flatMap(serving -> serving.offers().stream()).map(Offer::facts),
            labs.values().stream().map(LabModel::facts))
        .flatMap(facts -> Fields.lastDay(facts.lastUpdated()).stream())
        .filter(day -> !day.isAfter(options.today()))
        .max(LocalDate::compareTo)
        .orElse(options.today());
  }

  private ImportResult result() {
    PriceDraft prices = new PriceDraft(authored.currency(), conventions, options.today());
    RouteDraft routes = new RouteDraft(rules, makers, prices, conventions, citation, remarks);
    List<Group> groups = matching.groups(servings);
    ModelDraft models =
        new ModelDraft(
            matching,
            rules,
            prices,
            conventions,
            citation,
            new OtherNames(authored, groups, makers));
    Placement placement = new Placement(authored, matching, rules, remarks);
    for (Group group : groups) {
      List<Offer> offers = wanted(group);
      if (offers.isEmpty() && (group.lab() == null || !options.create())) {
        continue;
      }
      if (group.isNew() && !options.create()) {
        offers.forEach(offer -> unmatched(offer, "no model goes by this name"));
        continue;
      }
      Authored.ModelFile before = authored.model(group.modelId());
      if (before == null && authored.isRemoved(EntityKind.MODEL, group.modelId())) {
        offers.forEach(offer -> leftOut(offer, "model " + group.modelId() + " was removed"));
        continue;
      }
      Authored.ModelFile model =
          before != null
              ? new Authored.ModelFile(before.id(), before.providerId(), before.node().deepCopy())
              : created(group, models);
      for (Placed placed : placement.place(group, offers)) {
        if (placed.isNew() && !options.create() && !conventions.addsRoutes()) {
          unmatched(placed.offer(), "it has no route; --create makes it");
          continue;
        }
        remarks.count(Count.MATCHED);
        if (before != null && placed.route().variant().isEmpty() && !placed.isNew()) {
          ownPrice(model, placed, routes, prices);
        }
        write(placed, model, routes);
      }
      if (before == null) {
        edit(model.path(), DocumentKind.MODEL, model.node());
      } else if (!before.node().equals(model.node())) {
        citation.renew(model.node());
        remarks.count(Count.MODELS_CHANGED);
        edit(model.path(), DocumentKind.MODEL, model.node());
      }
    }
    surroundings();
    return new ImportResult(new EditPlan(List.copyOf(edits.values())), remarks.report());
  }

  /** The offers of a group whose platform is asked for, and there or to be created. */
  private List<Offer> wanted(Group group) {
    List<Offer> wanted = new ArrayList<>();
    for (Offer offer : group.offers()) {
      String platformId = matching.platformOf(offer, group.providerId());
      if (!options.only().isEmpty() && !options.only().contains(platformId)) {
        continue;
      }
      if (!options.create() && !authored.platforms().containsKey(platformId)) {
        unmatched(offer, "there is no platform " + platformId + "; --create makes it");
      } else if (!authored.platforms().containsKey(platformId)
          && authored.isRemoved(EntityKind.PLATFORM, platformId)) {
        leftOut(offer, "platform " + platformId + " was removed: see tombstones.json");
      } else {
        wanted.add(offer);
      }
    }
    return wanted;
  }

  private void unmatched(Offer offer, String why) {
    remarks.count(Count.UNMATCHED);
    remarks.say(Remarks.UNMATCHED, offer.key(), why);
  }

  private void leftOut(Offer offer, String why) {
    remarks.count(Count.LEFT_OUT);
    remarks.say(Remarks.LEFT_OUT, offer.key(), why);
  }

  private Authored.ModelFile created(Group group, ModelDraft models) {
    String provider =
        Ids.isLawful(group.providerId()) && !isGone(EntityKind.PROVIDER, group.providerId())
            ? group.providerId()
            : Makers.UNATTRIBUTED;
    providers.add(provider);
    remarks.count(Count.MODELS_CREATED);
    return new Authored.ModelFile(group.modelId(), provider, models.of(group));
  }

  private boolean isGone(EntityKind kind, String id) {
    return authored.isRemoved(kind, id) && !authored.providers().containsKey(id);
  }

  /** What the provider's own API charges stands at the model, so that is where it changes. */
  private void ownPrice(
      Authored.ModelFile model, Placed placed, RouteDraft routes, PriceDraft prices) {
    if (!PlatformDraft.isDirect(placed.route().platformId())
        || placed.route().node().has("pricing")
        || RouteDraft.pinned(model.node()).contains("pricing")
        || RouteDraft.pinned(placed.route().node()).contains("pricing")) {
      return;
    }
    Optional<ObjectNode> price = routes.price(placed.offer(), model.node(), placed.route().node());
    if (price.isEmpty()) {
      return;
    }
    var before = model.node().get("pricing");
    ObjectNode old = before != null && before.isObject() ? (ObjectNode) before : null;
    prices
        .change(old, price.get(), citation.isAlone(model.node()))
        .ifPresentOrElse(
            now -> model.node().set("pricing", now), () -> routes.full(placed.offer()));
  }

  private void write(Placed placed, Authored.ModelFile model, RouteDraft routes) {
    Authored.RouteFile route = placed.route();
    platforms.add(route.platformId());
    if (placed.isNew()) {
      ObjectNode node = routes.create(placed.offer(), model.id(), model.node(), route.platformId());
      node.set("priority", route.node().get("priority"));
      node.set("sources", citation.list());
      remarks.count(Count.ROUTES_CREATED);
      if (route.variant().isPresent()) {
        remarks.count(Count.VARIANTS_CREATED);
      }
      edit(route.path(), DocumentKind.ROUTE, node);
      return;
    }
    ObjectNode before = route.node().deepCopy();
    routes.update(route.node(), placed.offer(), model.id(), model.node(), route.platformId());
    if (!route.node().equals(before) || options.verifiedAt().isPresent()) {
      cite(route.node(), before);
    }
    if (route.node().equals(before)) {
      remarks.count(Count.ROUTES_UNCHANGED);
    } else {
      remarks.count(Count.ROUTES_CHANGED);
      edit(route.path(), DocumentKind.ROUTE, route.node());
    }
  }

  private void cite(ObjectNode route, ObjectNode before) {
    if (RouteDraft.pinned(before).contains(Citation.SOURCES)) {
      return;
    }
    if (conventions.wholePrices() && before.path(Citation.SOURCES).isEmpty()) {
      // Whoever wrote the rest named no source; that does not make it this list's.
      citation.vouchFor(route, RouteDraft.PRICING);
    } else {
      citation.renew(route);
    }
  }

  /** What models and routes refer to, and what every registry has. */
  private void surroundings() {
    PlatformDraft drafts = new PlatformDraft(makers, citation);
    for (String id : platforms) {
      if (!authored.platforms().containsKey(id)) {
        Serving serving = servingByPlatform.get(id);
        remarks.count(Count.PLATFORMS_CREATED);
        edit(
            "platforms/" + id + ".json",
            DocumentKind.PLATFORM,
            PlatformDraft.isDirect(id) || serving == null
                ? PlatformDraft.direct()
                : drafts.platform(serving));
      }
    }
    for (String id : providers) {
      if (!authored.providers().containsKey(id)) {
        Optional<Serving> own =
            servings.stream()
                .filter(
                    serving -> matching.makerServing(serving.id()).filter(id::equals).isPresent())
                .findFirst();
        remarks.count(Count.PROVIDERS_CREATED);
        edit("providers/" + id + ".json", DocumentKind.PROVIDER, drafts.provider(id, own));
      }
    }
    if (options.create() && !authored.hasSettings()) {
      ObjectNode settings = Json.NODES.objectNode();
      settings.put("$schema", "../schemas/registry.schema.json").put("title", "Model Registry");
      edit("registry.json", DocumentKind.REGISTRY, settings);
    }
    if (options.create() && !authored.hasVocabulary()) {
      String path = "capabilities.json";
      edits.put(path, FileEdit.write(path, DefaultVocabulary.bytes()));
    }
  }

  private void edit(String path, DocumentKind kind, ObjectNode node) {
    byte[] bytes = CanonicalForm.write(kind, node).getBytes(StandardCharsets.UTF_8);
    edits.put(path, FileEdit.write(path, bytes));
  }
}
