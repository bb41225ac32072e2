package io.modelregistry.sync.offer;

import io.modelregistry.model.EntityKind;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.offer.Placement.Placed;
import io.modelregistry.validate.DocumentKind;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Writes the route of an offer: a new one, or what changes in one that is there. */
final class RouteWriting {
  private final Authored authored;
  private final RouteDraft routes;
  private final OwnOffers own;
  private final Conventions conventions;
  private final Citation citation;
  private final ImportOptions options;
  private final Optional<Judgement> judgement;
  private final Remarks remarks;
  private final Edits edits;
  private final Set<String> matched = new TreeSet<>();

  RouteWriting(
      Authored authored,
      RouteDraft routes,
      OwnOffers own,
      Conventions conventions,
      Citation citation,
      ImportOptions options,
      Optional<Judgement> judgement,
      Remarks remarks,
      Edits edits) {
    this.authored = authored;
    this.routes = routes;
    this.own = own;
    this.conventions = conventions;
    this.citation = citation;
    this.options = options;
    this.judgement = judgement;
    this.remarks = remarks;
    this.edits = edits;
  }

  /** Routes that were there and have an offer, by id. */
  Set<String> matched() {
    return Collections.unmodifiableSet(matched);
  }

  /**
   * Writes one.
   *
   * @param model what the offer is of, as it is now
   */
  void write(Placed placed, Authored.ModelFile model) {
    Authored.RouteFile route = placed.route();
    if (placed.isNew()) {
      ObjectNode node = routes.create(placed.offer(), model.id(), model.node(), route.platformId());
      node.set("priority", route.node().get("priority"));
      node.set("sources", citation.list());
      remarks.count(Count.ROUTES_CREATED);
      if (route.variant().isPresent()) {
        remarks.count(Count.VARIANTS_CREATED);
      }
      edits.write(route.path(), DocumentKind.ROUTE, node);
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
        own.saidByModel(placed, model));
    if (judgement.isPresent()) {
      judgement
          .get()
          .settle(
              new Judgement.Subject(
                  EntityKind.ROUTE,
                  route.id(),
                  route.platformId(),
                  authored.api(route.platformId(), model.providerId()),
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
      edits.write(route.path(), DocumentKind.ROUTE, route.node());
    }
  }

  /** A model as it was written; a new one as it is. */
  private ObjectNode before(Authored.ModelFile model) {
    Authored.ModelFile written = authored.model(model.id());
    return written == null ? model.node() : written.node();
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
}
