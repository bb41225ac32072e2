package io.modelregistry.model;

import java.util.List;
import java.util.Map;

/**
 * Everything that was authored, each file well formed by itself; references may still be checked
 * together. Maps are sorted by id.
 *
 * @param observations by route id, sorted by day
 */
public record Entities(
    Settings settings,
    Map<String, Capability> capabilities,
    Map<String, Platform> platforms,
    Map<String, Provider> providers,
    Map<String, Model> models,
    Map<String, Route> routes,
    List<Tombstone> tombstones,
    Map<String, List<Observation>> observations) {
  public Entities {
    capabilities = Immutable.sorted(capabilities);
    platforms = Immutable.sorted(platforms);
    providers = Immutable.sorted(providers);
    models = Immutable.sorted(models);
    routes = Immutable.sorted(routes);
    tombstones = List.copyOf(tombstones);
    observations = Immutable.sorted(observations);
  }
}
