package io.modelregistry.edit.change;

import io.modelregistry.json.Quoted;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Ids;
import io.modelregistry.validate.Place;
import java.util.List;
import java.util.Optional;

/** Where the file of an entity with a new id belongs. */
public final class EntityPlaces {
  private EntityPlaces() {}

  /**
   * The place of that id.
   *
   * @param providerId who makes it, for a model; not looked at otherwise
   * @throws EditRefusal when the id is unlawful, or a model's provider is missing
   */
  public static Place.OfEntity of(EntityKind kind, String id, Optional<String> providerId) {
    return switch (kind) {
      case PLATFORM -> new Place.OfPlatform(lawful(kind.word(), id));
      case PROVIDER -> new Place.OfProvider(lawful(kind.word(), id));
      case MODEL ->
          new Place.OfModel(
              lawful(
                  EntityKind.PROVIDER.word(),
                  providerId.orElseThrow(
                      () ->
                          new EditRefusal(
                              EditRefusal.Code.INVALID_INPUT,
                              "a model needs its provider: add --provider"))),
              lawful(kind.word(), id));
      case ROUTE -> route(id);
    };
  }

  private static Place.OfRoute route(String id) {
    List<String> parts = List.of(id.split(Ids.ROUTE_SEPARATOR, -1));
    if (parts.size() < 2 || parts.size() > 3) {
      throw new EditRefusal(
          EditRefusal.Code.UNLAWFUL_ID,
          "'"
              + Quoted.shortened(id)
              + "' is no route id: it is MODEL--PLATFORM or MODEL--PLATFORM--VARIANT");
    }
    Place.OfRoute route =
        new Place.OfRoute(
            lawful("model", parts.get(0)),
            lawful("platform", parts.get(1)),
            parts.size() == 2 ? Optional.empty() : Optional.of(lawful("variant", parts.get(2))));
    if (route.id().length() > Ids.MAX_LENGTH) {
      throw new EditRefusal(
          EditRefusal.Code.UNLAWFUL_ID,
          "a route id has at most "
              + Ids.MAX_LENGTH
              + " characters, this has "
              + route.id().length()
              + ": shorten the variant");
    }
    return route;
  }

  private static String lawful(String word, String id) {
    Ids.problem(id)
        .ifPresent(
            problem -> {
              throw new EditRefusal(
                  EditRefusal.Code.UNLAWFUL_ID,
                  "'"
                      + Quoted.shortened(id)
                      + "' cannot be the id of a "
                      + word
                      + ": "
                      + problem
                      + Ids.nearest(id).map(near -> "; how about '" + near + "'?").orElse(""));
            });
    return id;
  }
}
