package io.modelregistry.sync.offer;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Ids;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.ImportResult;
import io.modelregistry.sync.SyncOptions;
import io.modelregistry.sync.offer.Matching.Group;
import io.modelregistry.sync.offer.Placement.Placed;
import io.modelregistry.validate.DocumentKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
  private final Edits edits = new Edits();
  private final Surroundings surroundings;
  private final Optional<Judgement> judgement;
  private final PriceDraft prices;
  private final OwnOffers own;
  private final RouteWriting routes;

  private OfferImport(
      Snapshot snapshot,
      Offers all,
      Conventions conventions,
      ImportOptions options,
      Optional<SyncOptions> sync,
      Remarks remarks) {
    this.authored = new Authored(snapshot);
    Offers offers = all.sensible(authored, options.today(), remarks);
    this.options = options;
    this.conventions = conventions;
    this.remarks = remarks;
    this.servings = offers.servings();
    this.labs = offers.labs();
    this.citation =
        new Citation(conventions.listUrl(), options.verifiedAt().orElseGet(this::newestDay));
    PlatformIds platformIds = new PlatformIds(servings, conventions.firstHand());
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
    this.surroundings =
        new Surroundings(
            authored, matching, platformIds, servings, makers, citation, options, remarks, edits);
    this.prices = new PriceDraft(authored.currency(), conventions, options.today());
    RouteDraft draft =
        new RouteDraft(rules, makers, prices, conventions, citation, remarks, options.today());
    this.own = new OwnOffers(authored, matching, draft, prices, citation, options, judgement);
    this.routes =
        new RouteWriting(
            authored, draft, own, conventions, citation, options, judgement, remarks, edits);
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
    return routes.matched();
  }

  /** The routes that it should have, by id. */
  Set<String> known() {
    return new ExpectedRoutes(authored, matching, servings, conventions, options, citation).ids();
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
        own.apply(model, before, all);
      }
      for (Placed placed : all) {
        if (placed.isNew() && !options.create() && !conventions.addsRoutes()) {
          unmatched(placed.offer(), "it has no route; --create makes it");
          continue;
        }
        remarks.count(Count.MATCHED);
        surroundings.needPlatform(placed.route().platformId());
        routes.write(placed, model);
      }
      if (before == null) {
        edits.write(model.path(), DocumentKind.MODEL, model.node());
      } else if (!before.node().equals(model.node())) {
        if (judgement.isEmpty()) {
          citation.renew(model.node());
        }
        remarks.count(Count.MODELS_CHANGED);
        edits.write(model.path(), DocumentKind.MODEL, model.node());
      }
    }
    surroundings.write();
    return edits.plan();
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
    surroundings.needProvider(provider);
    remarks.count(Count.MODELS_CREATED);
    return new Authored.ModelFile(group.modelId(), provider, models.of(group));
  }

  private boolean isGone(EntityKind kind, String id) {
    return authored.isRemoved(kind, id) && !authored.providers().containsKey(id);
  }
}
