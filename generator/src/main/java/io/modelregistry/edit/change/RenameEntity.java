package io.modelregistry.edit.change;

import io.modelregistry.json.Quoted;
import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.Place;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Another id for an entity, or another provider for a model. Everything that refers to it follows,
 * and the old id leaves a tombstone that leads to the new one. What programs send to a provider
 * stays: a model that was called by its id gets that as its {@code model_string}.
 *
 * @param to the new id; may be the old one when only the provider changes
 * @param provider a model's new provider; empty for the one it has
 * @param revive whether the new id may be one that was removed
 * @param today the day of the tombstone, in UTC
 */
public record RenameEntity(
    EntityKind kind,
    String from,
    String to,
    Optional<String> provider,
    boolean revive,
    LocalDate today,
    Optional<String> reason)
    implements Change {
  private static final String MODEL_STRING = "model_string";

  @Override
  public PlannedChange plan(AuthoredFiles files) {
    return new Renaming(files, files.require(kind, from)).plan();
  }

  /** One renaming over one state of the files. */
  private final class Renaming {
    private final AuthoredFiles files;
    private final Place.OfEntity old;
    private final Place.OfEntity fresh;
    private final PlanDraft draft;
    private final Map<String, String> routeIds = new HashMap<>();

    Renaming(AuthoredFiles files, Place.OfEntity old) {
      this.files = files;
      this.old = old;
      this.fresh = EntityPlaces.of(kind, to, provider.or(() -> providerOf(old)));
      this.draft = new PlanDraft(files);
    }

    PlannedChange plan() {
      boolean renamed = !from.equals(to);
      if (renamed) {
        DeleteEntity.requireErasable(kind, from, "renamed");
        NewId.check(files, kind, to, revive);
      } else if (old.equals(fresh)) {
        throw new EditRefusal(
            EditRefusal.Code.INVALID_INPUT,
            "'" + Quoted.shortened(to) + "' is its name already: say another id");
      }
      moveFile();
      if (renamed) {
        follow();
        bury();
      }
      return draft.finish(message(renamed));
    }

    private void moveFile() {
      if (kind == EntityKind.MODEL && !from.equals(to)) {
        ObjectNode tree = files.tree(old.path());
        if (!tree.has(MODEL_STRING)) {
          tree.put(MODEL_STRING, from);
          draft.note("model_string is now '" + from + "', so that requests stay the same");
        }
        draft.move(old, fresh, tree);
      } else if (old instanceof Place.OfRoute before && fresh instanceof Place.OfRoute after) {
        moveRoute(before, after);
      } else {
        draft.move(old, fresh);
      }
    }

    private void follow() {
      switch (kind) {
        case PROVIDER ->
            files.all(EntityKind.MODEL).stream()
                .map(Place.OfModel.class::cast)
                .filter(model -> model.providerId().equals(from))
                .forEach(model -> draft.move(model, new Place.OfModel(to, model.id())));
        case PLATFORM -> {
          for (Place.OfRoute route : files.routesOnPlatform(from)) {
            moveRoute(route, new Place.OfRoute(route.modelId(), to, route.variant()));
          }
          new References(files).configuring(from).forEach(this::renameConfig);
        }
        case MODEL -> {
          for (Place.OfRoute route : files.routesOfModel(from)) {
            moveRoute(route, new Place.OfRoute(to, route.platformId(), route.variant()));
          }
          for (Place.OfModel model : new References(files).replacedBy(from)) {
            ObjectNode tree = files.tree(model.path());
            draft.write(model, tree.put(EntityFile.REPLACED_BY, to));
          }
        }
        case ROUTE -> {
          // Nothing but its observations knows it.
        }
      }
    }

    private void moveRoute(Place.OfRoute before, Place.OfRoute after) {
      EntityPlaces.of(EntityKind.ROUTE, after.id(), Optional.empty());
      draft.move(before, after);
      routeIds.put(before.id(), after.id());
      for (Place.OfObservations month : files.observationsOf(before.id())) {
        draft.move(month, new Place.OfObservations(after, month.month()));
      }
    }

    private void renameConfig(Place.OfModel model) {
      ObjectNode tree = files.tree(model.path());
      ObjectNode configs = (ObjectNode) tree.get(EntityFile.PLATFORM_CONFIGS);
      JsonNode config = configs.remove(from);
      configs.set(to, config);
      draft.write(model, tree);
    }

    private void bury() {
      Tombstones tombstones = Tombstones.toChange(files);
      tombstones.remove(kind, to);
      routeIds.values().forEach(id -> tombstones.remove(EntityKind.ROUTE, id));
      tombstones.redirect(kind, id -> id.equals(from) ? to : id);
      tombstones.redirect(EntityKind.ROUTE, id -> routeIds.getOrDefault(id, id));
      tombstones.add(kind, from, today, Optional.of(to), reason);
      tombstones.writeTo(draft);
    }

    private String message(boolean renamed) {
      if (!renamed) {
        return "fix(model): move " + from + " to provider " + provider.orElseThrow();
      }
      return "feat("
          + kind.word()
          + ")!: rename "
          + from
          + " to "
          + to
          + "\n\nBREAKING CHANGE: "
          + EntityFile.named(kind, from)
          + " is now '"
          + to
          + "'.";
    }
  }

  private static Optional<String> providerOf(Place.OfEntity place) {
    return place instanceof Place.OfModel model
        ? Optional.of(model.providerId())
        : Optional.empty();
  }
}
