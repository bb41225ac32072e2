package io.modelregistry.sync.offer;

import io.modelregistry.model.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The registry's routes by what is called there. */
final class WrittenRoutes {
  private final Map<String, List<Authored.RouteFile>> routes = new HashMap<>();

  WrittenRoutes(Authored authored) {
    for (Authored.RouteFile route : authored.routes()) {
      Authored.ModelFile model = authored.model(route.modelId());
      if (model == null) {
        continue;
      }
      String name = Json.text(route.node(), "model_string_override");
      String own = name != null ? name : Json.text(model.node(), "model_string");
      routes
          .computeIfAbsent(
              key(route.platformId(), model.providerId(), own != null ? own : model.id()),
              k -> new ArrayList<>())
          .add(route);
    }
  }

  /**
   * Those of a name, by id.
   *
   * @param providerId who makes the model
   */
  List<Authored.RouteFile> find(String platformId, String providerId, String nativeId) {
    return routes.getOrDefault(key(platformId, providerId, nativeId), List.of());
  }

  /** On {@code direct}, one name may mean different models of different makers. */
  private static String key(String platformId, String providerId, String nativeId) {
    return platformId
        + "\n"
        + (platformId.equals(Platform.DIRECT) ? providerId : "")
        + "\n"
        + nativeId;
  }
}
