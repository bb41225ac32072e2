package io.modelregistry.render.storage;

import io.modelregistry.model.Ids;
import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.EffectiveRoute;

/** Where each entity lies below the site's root. */
final class StoragePaths {
  private StoragePaths() {}

  static String of(Platform platform) {
    return "platforms/" + platform.id() + ".json";
  }

  static String of(Provider provider) {
    return "providers/" + provider.id() + ".json";
  }

  static String of(Model model) {
    return "models/by-provider/" + model.providerId() + "/" + model.id() + ".json";
  }

  static String onPlatform(Model model, Platform platform) {
    return "models/by-platform/" + platform.id() + "/" + model.id() + ".json";
  }

  static String byModel(EffectiveRoute route) {
    return "routes/by-model/"
        + route.model().id()
        + "/route-"
        + route.authored().priority()
        + "-"
        + route.platform().id()
        + variant(route)
        + ".json";
  }

  static String byPlatform(EffectiveRoute route) {
    return "routes/by-platform/"
        + route.platform().id()
        + "/"
        + route.model().id()
        + variant(route)
        + ".json";
  }

  private static String variant(EffectiveRoute route) {
    return route.authored().variant().map(name -> Ids.ROUTE_SEPARATOR + name).orElse("");
  }
}
