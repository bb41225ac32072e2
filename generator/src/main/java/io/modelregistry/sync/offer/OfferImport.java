package io.modelregistry.sync.offer;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.FileEdit;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Ids;
import io.modelregistry.model.Platform;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.ImportResult;
import io.modelregistry.sync.SyncOptions;
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
import java.util.Set;
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
  private final Optional<Judgement> judgement;
  private final TreeSet<String> matched = new TreeSet<>();

  private OfferImport(
      Snapshot snapshot,
      Offers all,
      Conventions conventions,
      ImportOptions options,
      Optional<SyncOptions> sync,
      Remarks remarks) {
    this.authored = new Authored(snapshot);
    Offers offers = known(all, authored, remarks);
    this.options = options;
    this.conventions = conventions;
    this.remarks = remarks;
    this.servings = offers.servings();
    this.labs = offers.labs();
    this.citation =
        new Citation(conventions.listUrl(), options.verifiedAt().orElseGet(this::newestDay));
    PlatformIds platformIds = new PlatformIds(servings, conventions.firstHand());
    servings.forEach(serving -> servingByPlatform.put(platformIds.of(serving.id()), serving));
    this.matching =
        new Matching(authored, offers, makers, platformIds, conventions.ownApiIsDirect(), remarks);
    this.judgement =
        sync.map(
            how ->
                new Judgement(
                    how,
                    new Authority(conventions, options.today()),
                    citation,
                    authored.currency()));
  }

  /** Without capabilities that the registry has no word for. */
  private static Offers known(Offers offers, Authored authored, Remarks remarks) {
    TreeSet<String> unknown = new TreeSet<>();
    List<Serving> servings = new ArrayList<>();
    for (Serving serving : offers.servings()) {
      List<Offer> known = new ArrayList<>();
      for (Offer offer : serving.offers()) {
        offer.facts().capabilities().keySet().stream()
            .filter(key -> !authored.knowsCapability(key))
            .forEach(unknown::add);
        known.add(offer.with(offer.facts().within(authored::knowsCapability)));
      }
      servings.add(serving.with(known));
    }
    unknown.forEach(
        key ->
            remarks.say(
                Remarks.UNKNOWN_CAPABILITY, key, "is not in capabilities.json, so not carried"));
    return new Offers(servings, offers.labs(), offers.base());
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
    OfferImport run =
        new OfferImport(snapshot, offers, conventions, options, Optional.empty(), remarks);
    EditPlan plan = run.plan();
    return new ImportResult(plan, remarks.report());
  }

  /** Prepares a sync: the same, with every change judged. */
  static OfferImport sync(
      Snapshot snapshot,
      Offers offers,
      Conventions conventions,
      SyncOptions options,
      Remarks remarks) {
    return new OfferImport(
        snapshot, offers, conventions, options.imports(), Optional.of(options), remarks);
  }

  /** How the changes of a sync were judged. */
  Judgement judgement() {
    return judgement.orElseThrow();
  }

  /** The day as of which the list holds. */
  LocalDate day() {
    return citation.verifiedAt();
  }

  /** The routes that the list has, by id. */
  Set<String> matched() {
    return matched;
  }

  /**
   * The routes that it should have: they come from it, or are in use where it is the first hand.
   */
  Set<String> known() {
    Set<String> known = new TreeSet<>();
    if (conventions.speaksOfSome()) {
      return known;
    }
    for (Authored.RouteFile route : authored.routes()) {
      if (route.platformId().equals(Platform.LOCAL)) {
        continue;
      }
      boolean wanted = options.only().isEmpty() || options.only().contains(route.platformId());
      boolean inUse =
          conventions.firstHand().contains(route.platformId())
              && isServed(route)
              && "active".equals(Json.text(route.node(), "status"));
      if (wanted && (inUse || citation.isFor(route.node()))) {
        known.add(route.id());
      }
    }
    return known;
  }

  /** The list of one maker's own API says nothing of others'. */
  private boolean isServed(Authored.RouteFile route) {
    Authored.ModelFile model = authored.model(route.modelId());
    return !route.platformId().equals(Platform.DIRECT)
        || (model != null
            && servings.stream()
                .anyMatch(
                    serving ->
                        matching
                            .makerServing(serving.id())
                            .filter(model.providerId()::equals)
                            .isPresent()));
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

  /** Works out the edits. */
  EditPlan plan() {
    PriceDraft prices = new PriceDraft(authored.currency(), conventions, options.today());
    RouteDraft routes =
        new RouteDraft(rules, makers, prices, conventions, citation, remarks, options.today());
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
      List<Placed> all = placement.place(group, offers);
      if (before != null) {
        own(model, before, all, routes, prices);
      }
      for (Placed placed : all) {
        if (placed.isNew() && !options.create() && !conventions.addsRoutes()) {
          unmatched(placed.offer(), "it has no route; --create makes it");
          continue;
        }
        remarks.count(Count.MATCHED);
        write(placed, model, routes);
      }
      if (before == null) {
        edit(model.path(), DocumentKind.MODEL, model.node());
      } else if (!before.node().equals(model.node())) {
        if (judgement.isEmpty()) {
          citation.renew(model.node());
        }
        remarks.count(Count.MODELS_CHANGED);
        edit(model.path(), DocumentKind.MODEL, model.node());
      }
    }
    surroundings();
    return new EditPlan(List.copyOf(edits.values()));
  }

  /** What the provider's own API says of a model by its own name. */
  private void own(
      Authored.ModelFile model,
      Authored.ModelFile before,
      List<Placed> all,
      RouteDraft routes,
      PriceDraft prices) {
    for (Placed placed : all) {
      if (isOwn(placed)) {
        // Limits first: they say which prices by size can ever apply.
        if (judgement.isPresent()
            && ModelUpdate.isItself(placed.offer(), model.id(), model.node())) {
          new ModelUpdate(options.today(), matching::known)
              .update(model.id(), model.node(), placed.offer().facts());
        }
        ownPrice(model, placed, routes, prices);
      }
    }
    judgement.ifPresent(
        judge ->
            judge.settle(
                new Judgement.Subject(
                    EntityKind.MODEL,
                    model.id(),
                    Platform.DIRECT,
                    api(Platform.DIRECT, model.providerId()),
                    null,
                    null),
                before.node(),
                model.node()));
  }

  private static boolean isOwn(Placed placed) {
    return !placed.isNew()
        && PlatformDraft.isDirect(placed.route().platformId())
        && placed.route().variant().isEmpty();
  }

  /** Where the API of a platform is, or on {@code direct} that of a provider. */
  private Optional<String> api(String platformId, String providerId) {
    ObjectNode entity =
        PlatformDraft.isDirect(platformId)
            ? authored.providers().get(providerId)
            : authored.platforms().get(platformId);
    return Optional.ofNullable(entity)
        .map(
            node ->
                Json.text(
                    node, PlatformDraft.isDirect(platformId) ? "direct_api_url" : "base_url"));
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
    if (placed.route().node().has("pricing")
        || RouteDraft.pinned(model.node()).contains("pricing")
        || RouteDraft.pinned(placed.route().node()).contains("pricing")) {
      return;
    }
    var before = model.node().get("pricing");
    ObjectNode old = before != null && before.isObject() ? (ObjectNode) before : null;
    Optional<ObjectNode> price =
        routes.price(placed.offer(), model.node(), placed.route().node(), old);
    if (price.isEmpty()) {
      return;
    }
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
    matched.add(route.id());
    ObjectNode earlier = route.node().deepCopy();
    routes.update(
        route.node(),
        placed.offer(),
        model.id(),
        model.node(),
        route.platformId(),
        saidByModel(placed, model));
    if (judgement.isPresent()) {
      judgement
          .get()
          .settle(
              new Judgement.Subject(
                  EntityKind.ROUTE,
                  route.id(),
                  route.platformId(),
                  api(route.platformId(), model.providerId()),
                  before(model),
                  model.node()),
              earlier,
              route.node());
    } else if (!route.node().equals(earlier) || options.verifiedAt().isPresent()) {
      cite(route.node(), earlier);
    }
    if (route.node().equals(earlier)) {
      remarks.count(Count.ROUTES_UNCHANGED);
    } else {
      remarks.count(Count.ROUTES_CHANGED);
      edit(route.path(), DocumentKind.ROUTE, route.node());
    }
  }

  /** A model as it was written; a new one as it is. */
  private ObjectNode before(Authored.ModelFile model) {
    Authored.ModelFile written = authored.model(model.id());
    return written == null ? model.node() : written.node();
  }

  /** A route at the model's own API leaves to the model what that says of itself. */
  private Set<String> saidByModel(Placed placed, Authored.ModelFile model) {
    Set<String> said = new TreeSet<>();
    if (isOwn(placed)) {
      if (!placed.route().node().has(RouteDraft.PRICING)) {
        said.add(RouteDraft.PRICING);
      }
      if (judgement.isPresent() && ModelUpdate.isItself(placed.offer(), model.id(), model.node())) {
        said.addAll(ModelUpdate.OF_ROUTES);
      }
    }
    return said;
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
