package io.modelregistry.sync.offer;

import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Platform;
import io.modelregistry.sync.ImportReport.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds each offer its model: the one that its route has already, the one that the base map names,
 * one that goes by its name, or a new one that it shares with all offers of the same name.
 */
final class Matching {
  /** Which of several offers of one model stands for it: in service, then the plainest id. */
  static final Comparator<Offer> PLAINEST =
      Comparator.comparing((Offer offer) -> offer.facts().isDeprecated())
          .thenComparing(offer -> ModelName.words(offer.nativeId()).size())
          .thenComparing(offer -> offer.nativeId().length())
          .thenComparing(Offer::key);

  private final Authored authored;
  private final Map<String, LabModel> labs;
  private final Map<String, String> base;
  private final Makers makers;
  private final Remarks remarks;
  private final KnownModels known;
  private final Map<String, String> labModelIds = new TreeMap<>();
  private final PlatformIds platformIds;
  private final boolean ownApiIsDirect;
  private final WrittenRoutes routes;
  private final NameVotes votes;

  /**
   * A model that offers belong to.
   *
   * @param providerId who makes it
   * @param lab what its lab says of it, if there is such an entry
   * @param offers plainest first
   */
  record Group(
      String modelId,
      String providerId,
      boolean isNew,
      @Nullable LabModel lab,
      List<Offer> offers) {
    Group {
      offers = List.copyOf(offers);
    }
  }

  Matching(
      Authored authored,
      Offers offers,
      Makers makers,
      PlatformIds platformIds,
      boolean ownApiIsDirect,
      Remarks remarks) {
    this.platformIds = platformIds;
    this.ownApiIsDirect = ownApiIsDirect;
    this.authored = authored;
    this.labs = offers.labs();
    this.base = offers.base();
    this.makers = makers;
    this.remarks = remarks;
    this.known = new KnownModels(remarks);
    learnExisting();
    learnLabs();
    this.routes = new WrittenRoutes(authored);
    this.votes = new NameVotes(makers, this::isOwn, this::makerServing);
  }

  private void learnExisting() {
    for (Authored.ModelFile model : authored.models()) {
      learn(model.id(), model.providerId(), model.id());
      String modelString = Json.text(model.node(), "model_string");
      if (modelString != null) {
        learn(model.id(), model.providerId(), modelString);
      }
      var aliases = model.node().get("aliases");
      if (aliases != null) {
        aliases.forEach(
            alias -> {
              if (alias.isString()) {
                learn(model.id(), model.providerId(), alias.stringValue());
              }
            });
      }
    }
  }

  private void learn(String modelId, String providerId, String name) {
    known.add(modelId, name, ModelName.of(providerId, name, makers).key());
  }

  private void learnLabs() {
    Set<String> keys = new HashSet<>(labs.keySet());
    keys.addAll(base.values());
    Set<String> taken = new HashSet<>();
    authored.models().forEach(model -> taken.add(model.id()));
    for (String key : keys.stream().sorted().toList()) {
      String lab = key.substring(0, key.indexOf('/'));
      ModelName name = ModelName.of(lab, key, makers);
      String last = key.substring(key.lastIndexOf('/') + 1);
      Optional<String> existing = known.exactly(key).or(() -> known.loosely(name.key()));
      String id = existing.orElseGet(() -> NewIds.make(last, NewIds.MAX_MODEL, "model", taken));
      taken.add(id);
      labModelIds.put(key, id);
      known.add(id, key, name.key());
    }
  }

  /** The id of the model that goes by exactly that name. */
  Optional<String> known(String name) {
    return known.exactly(name).filter(id -> authored.model(id) != null);
  }

  /** The id of a lab model. */
  String idOf(LabModel lab) {
    return labModelIds.getOrDefault(lab.key(), ModelName.key(lab.nativeId()));
  }

  /** The routes that an offer may have already on a platform, by id. */
  List<Authored.RouteFile> routesOf(Offer offer, String platformId) {
    String maker =
        platformId.equals(Platform.DIRECT) ? makerServing(offer.servingId()).orElse(null) : "";
    return maker == null ? List.of() : routes.find(platformId, maker, offer.nativeId());
  }

  /** Where an offer of a model by that maker can be called. */
  String platformOf(Offer offer, String providerId) {
    return ownApiIsDirect && isOwn(offer, providerId)
        ? Platform.DIRECT
        : platformIds.of(offer.servingId());
  }

  /** Whether it is the maker's own API that serves an offer. */
  boolean isOwn(Offer offer, String providerId) {
    return makerServing(offer.servingId()).filter(providerId::equals).isPresent();
  }

  /** Whose own API a serving provider is: of the same name, or as the data rules say. */
  Optional<String> makerServing(String servingId) {
    return makers
        .ofServing(servingId)
        .or(
            () ->
                labs.values().stream().anyMatch(lab -> lab.lab().equals(servingId))
                        || authored.providers().containsKey(servingId)
                    ? Optional.of(servingId)
                    : Optional.empty());
  }

  /** All offers by model; new models first get their id and maker here. */
  List<Group> groups(List<Serving> servings) {
    Map<String, List<Offer>> byModel = new TreeMap<>();
    Map<String, List<Offer>> byName = new TreeMap<>();
    for (Serving serving : servings) {
      for (Offer offer : serving.offers()) {
        ModelName name = ModelName.of(offer.servingId(), offer.nativeId(), makers);
        find(offer, name)
            .ifPresentOrElse(
                id -> byModel.computeIfAbsent(id, k -> new ArrayList<>()).add(offer),
                () -> byName.computeIfAbsent(name.key(), k -> new ArrayList<>()).add(offer));
      }
    }
    Map<String, LabModel> labsById = new TreeMap<>();
    labs.values().forEach(lab -> labsById.putIfAbsent(idOf(lab), lab));
    Map<String, String> labOfNew = new HashMap<>();
    labModelIds.forEach((key, id) -> labOfNew.putIfAbsent(id, key));
    labsById.keySet().forEach(id -> byModel.computeIfAbsent(id, k -> new ArrayList<>()));
    List<Group> groups = new ArrayList<>();
    byModel.forEach(
        (id, offers) -> {
          offers.sort(PLAINEST);
          Authored.ModelFile model = authored.model(id);
          String lab = labOfNew.get(id);
          String provider =
              model != null
                  ? model.providerId()
                  : lab != null ? lab.substring(0, lab.indexOf('/')) : Makers.UNATTRIBUTED;
          groups.add(new Group(id, provider, model == null, labsById.get(id), offers));
        });
    Set<String> taken = new HashSet<>(byModel.keySet());
    authored.models().forEach(model -> taken.add(model.id()));
    byName.forEach((key, offers) -> newGroup(key, offers, taken).ifPresent(groups::add));
    groups.sort(Comparator.comparing(Group::modelId));
    return groups;
  }

  private Optional<String> find(Offer offer, ModelName name) {
    for (String platformId : List.of(Platform.DIRECT, platformIds.of(offer.servingId()))) {
      List<Authored.RouteFile> own = routesOf(offer, platformId);
      if (!own.isEmpty()) {
        return Optional.of(own.get(0).modelId());
      }
    }
    String lab = labs.containsKey(offer.key()) ? offer.key() : base.get(offer.key());
    if (lab != null && labModelIds.containsKey(lab)) {
      return Optional.of(labModelIds.get(lab));
    }
    return known
        .exactly(offer.nativeId())
        .or(() -> known.loosely(name.key()))
        .or(() -> known.loosely(name.undatedKey()));
  }

  private Optional<Group> newGroup(String key, List<Offer> offers, Set<String> taken) {
    offers.sort(PLAINEST);
    String maker = votes.maker(key, offers);
    String stem = votes.stem(offers, maker);
    String id = NewIds.make(stem, NewIds.MAX_MODEL, "model", taken);
    if (authored.isRemoved(EntityKind.MODEL, id)) {
      Optional<String> next = authored.replacement(EntityKind.MODEL, id);
      Authored.ModelFile replacement = next.map(authored::model).orElse(null);
      if (replacement == null) {
        for (Offer offer : offers) {
          remarks.say(
              Remarks.LEFT_OUT, offer.key(), "model " + id + " was removed: see tombstones.json");
          remarks.count(Count.LEFT_OUT);
        }
        return Optional.empty();
      }
      return Optional.of(
          new Group(replacement.id(), replacement.providerId(), false, null, offers));
    }
    taken.add(id);
    return Optional.of(new Group(id, maker, true, null, offers));
  }
}
