package io.modelregistry.edit.change;

import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Platform;
import io.modelregistry.validate.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The end of an entity. It leaves a tombstone, and nothing that still refers to it.
 *
 * @param withRoutes whether the routes of a model or platform go too; its tombstone stands for them
 * @param today the day it is removed, in UTC
 * @param replacedBy what to use instead, of the same kind
 * @param reason why, in a sentence
 */
public record DeleteEntity(
    EntityKind kind,
    String id,
    boolean withRoutes,
    LocalDate today,
    Optional<String> replacedBy,
    Optional<String> reason)
    implements Change {
  @Override
  public PlannedChange plan(AuthoredFiles files) {
    Place.OfEntity place = files.require(kind, id);
    requireErasable(kind, id, "removed");
    replacedBy.ifPresent(other -> files.require(kind, other));
    List<String> references = new References(files).to(place, !withRoutes);
    if (!references.isEmpty()) {
      throw new EditRefusal(EditRefusal.Code.REFERENCED, referenced(references), references);
    }
    PlanDraft draft = new PlanDraft(files);
    Tombstones tombstones = Tombstones.toChange(files);
    draft.delete(place.path());
    tombstones.add(kind, id, today, replacedBy, reason);
    for (Place.OfRoute route : routes(files, place)) {
      draft.delete(route.path());
      files.observationsOf(route.id()).forEach(month -> draft.delete(month.path()));
      if (tombstones.leadsTo(EntityKind.ROUTE, route.id())) {
        // Whoever follows an older one must arrive at something that is known.
        tombstones.add(EntityKind.ROUTE, route.id(), today, Optional.empty(), Optional.empty());
      }
    }
    tombstones.writeTo(draft);
    return draft.finish(
        "feat("
            + kind.word()
            + ")!: remove "
            + id
            + "\n\nBREAKING CHANGE: "
            + EntityFile.named(kind, id)
            + " is gone"
            + replacedBy.map(other -> ", use '" + other + "'").orElse("")
            + ".");
  }

  private List<Place.OfRoute> routes(AuthoredFiles files, Place.OfEntity place) {
    List<Place.OfRoute> routes = new ArrayList<>();
    if (place instanceof Place.OfRoute route) {
      routes.add(route);
    } else if (withRoutes && place instanceof Place.OfModel) {
      routes.addAll(files.routesOfModel(id));
    } else if (withRoutes && place instanceof Place.OfPlatform) {
      routes.addAll(files.routesOnPlatform(id));
    }
    return routes;
  }

  private String referenced(List<String> references) {
    boolean routes =
        !withRoutes
            && (kind == EntityKind.MODEL || kind == EntityKind.PLATFORM)
            && references.stream().anyMatch(path -> path.startsWith("routes/"));
    return EntityFile.named(kind, id)
        + " is still used by "
        + References.words(references)
        + ": change or remove "
        + (references.size() == 1 ? "it" : "them")
        + " first"
        + (routes ? ", or add --with-routes" : "");
  }

  /** Programs know what these platforms mean. */
  static void requireErasable(EntityKind kind, String id, String word) {
    if (kind == EntityKind.PLATFORM && Set.of(Platform.DIRECT, Platform.LOCAL).contains(id)) {
      throw new EditRefusal(
          EditRefusal.Code.ID_RESERVED,
          "platform '"
              + id
              + "' cannot be "
              + word
              + ": it stands for "
              + (id.equals(Platform.DIRECT) ? "each provider's own API" : "self-hosting"));
    }
  }
}
