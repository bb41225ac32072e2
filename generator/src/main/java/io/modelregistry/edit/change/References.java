package io.modelregistry.edit.change;

import io.modelregistry.json.Pointers;
import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What refers to an entity. Tombstones do not count: they may lead to what is gone itself. */
final class References {
  private static final int NAMED = 5;

  private final AuthoredFiles files;

  References(AuthoredFiles files) {
    this.files = files;
  }

  /**
   * The places that name an entity, each a path, with a JSON pointer where only a part of the file
   * does.
   *
   * @param routesToo whether its routes count; without them what they hold does not either
   */
  List<String> to(Place.OfEntity entity, boolean routesToo) {
    List<String> found = new ArrayList<>();
    switch (entity.entity()) {
      case PROVIDER ->
          models().stream()
              .filter(model -> model.providerId().equals(entity.id()))
              .forEach(model -> found.add(model.path()));
      case PLATFORM -> {
        if (routesToo) {
          files.routesOnPlatform(entity.id()).forEach(route -> found.add(route.path()));
        }
        for (Place.OfModel model : models()) {
          if (configures(model, entity.id())) {
            found.add(
                model.path()
                    + Pointers.child(Pointers.child("", EntityFile.PLATFORM_CONFIGS), entity.id()));
          }
        }
      }
      case MODEL -> {
        if (routesToo) {
          files.routesOfModel(entity.id()).forEach(route -> found.add(route.path()));
        }
        for (Place.OfModel model : models()) {
          if (isReplacedBy(model, entity.id())) {
            found.add(model.path() + Pointers.child("", EntityFile.REPLACED_BY));
          }
        }
      }
      case ROUTE -> {
        // Only its own observations know a route, and they go with it.
      }
    }
    return found;
  }

  /** Models whose settings name a platform. */
  List<Place.OfModel> configuring(String platformId) {
    return models().stream().filter(model -> configures(model, platformId)).toList();
  }

  /** Models that name a model as the one to move to. */
  List<Place.OfModel> replacedBy(String modelId) {
    return models().stream().filter(model -> isReplacedBy(model, modelId)).toList();
  }

  private boolean configures(Place.OfModel model, String platformId) {
    return files
        .treeIfAny(model.path())
        .map(tree -> tree.path(EntityFile.PLATFORM_CONFIGS).has(platformId))
        .orElse(false);
  }

  private boolean isReplacedBy(Place.OfModel model, String modelId) {
    Optional<ObjectNode> tree = files.treeIfAny(model.path());
    return tree.flatMap(object -> EntityFile.text(object, EntityFile.REPLACED_BY))
        .equals(Optional.of(modelId));
  }

  private List<Place.OfModel> models() {
    return files.all(EntityKind.MODEL).stream().map(Place.OfModel.class::cast).toList();
  }

  /** Some of them in words. */
  static String words(List<String> references) {
    int shown = Math.min(references.size(), NAMED);
    String more = references.size() > shown ? " and " + (references.size() - shown) + " more" : "";
    return String.join(", ", references.subList(0, shown)) + more;
  }
}
