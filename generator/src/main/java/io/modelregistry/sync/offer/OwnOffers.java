package io.modelregistry.sync.offer;

import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Platform;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.offer.Placement.Placed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** What a provider's own API says of a model by its own name: it stands at the model. */
final class OwnOffers {
  private final Authored authored;
  private final Matching matching;
  private final RouteDraft routes;
  private final PriceDraft prices;
  private final Citation citation;
  private final ImportOptions options;
  private final Optional<Judgement> judgement;

  OwnOffers(
      Authored authored,
      Matching matching,
      RouteDraft routes,
      PriceDraft prices,
      Citation citation,
      ImportOptions options,
      Optional<Judgement> judgement) {
    this.authored = authored;
    this.matching = matching;
    this.routes = routes;
    this.prices = prices;
    this.citation = citation;
    this.options = options;
    this.judgement = judgement;
  }

  /**
   * Brings a model in line with those of its offers that are its own.
   *
   * @param before as it was written; it stays as it is
   */
  void apply(Authored.ModelFile model, Authored.ModelFile before, List<Placed> all) {
    for (Placed placed : all) {
      if (isOwn(placed)) {
        // Limits first: they say which prices by size can ever apply.
        if (judgement.isPresent()
            && ModelUpdate.isItself(placed.offer(), model.id(), model.node())) {
          new ModelUpdate(options.today(), matching::known)
              .update(model.id(), model.node(), placed.offer().facts());
        }
        ownPrice(model, placed);
      }
    }
    judgement.ifPresent(
        judge ->
            judge.settle(
                new Judgement.Subject(
                    EntityKind.MODEL,
                    model.id(),
                    Platform.DIRECT,
                    authored.api(Platform.DIRECT, model.providerId()),
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

  /** What the provider's own API charges stands at the model, so that is where it changes. */
  private void ownPrice(Authored.ModelFile model, Placed placed) {
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

  /** A route at the model's own API leaves to the model what that says of itself. */
  Set<String> saidByModel(Placed placed, Authored.ModelFile model) {
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
}
