package io.modelregistry.sync.offer;

import io.modelregistry.source.Snapshot;
import java.util.Set;
import java.util.TreeSet;

/** By which names a platform serves the registry's models. */
public final class ServedNames {
  private ServedNames() {}

  /** The model strings of all routes on a platform. */
  public static Set<String> on(String platformId, Snapshot snapshot) {
    Authored authored = new Authored(snapshot);
    Set<String> names = new TreeSet<>();
    for (Authored.RouteFile route : authored.routes()) {
      Authored.ModelFile model = authored.model(route.modelId());
      if (route.platformId().equals(platformId) && model != null) {
        String name = Json.text(route.node(), "model_string_override");
        String own = name != null ? name : Json.text(model.node(), "model_string");
        names.add(own != null ? own : model.id());
      }
    }
    return names;
  }
}
