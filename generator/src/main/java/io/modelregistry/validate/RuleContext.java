package io.modelregistry.validate;

import io.modelregistry.finding.Location;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.model.Capability;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Observation;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.model.Route;
import io.modelregistry.model.Settings;
import io.modelregistry.model.Tombstone;
import io.modelregistry.source.Snapshot;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What cross-file rules see: everything that could be read, also when other files are wrong. Maps
 * are sorted. A file with an error of its own has no entity here, but its id exists all the same.
 *
 * @param documents every file that is JSON, by path
 * @param places every file that lies where it may, by path
 * @param paths the files of each entity by kind and id, wrong ones too; more than one means that
 *     the id is not unique
 * @param settings from {@code registry.json}
 * @param capabilities the vocabulary in force
 * @param platforms by id; providers, models and routes likewise
 * @param tombstones in the order of the file
 * @param observations by route id
 * @param today the day that counts as now
 * @param base what to compare with, when asked for
 */
record RuleContext(
    Map<String, JsonDocument> documents,
    Map<String, Place> places,
    Map<EntityKind, Map<String, List<String>>> paths,
    Optional<Settings> settings,
    Map<String, Capability> capabilities,
    Map<String, Platform> platforms,
    Map<String, Provider> providers,
    Map<String, Model> models,
    Map<String, Route> routes,
    List<Tombstone> tombstones,
    Map<String, List<Observation>> observations,
    LocalDate today,
    Optional<Snapshot> base) {
  RuleContext {
    documents = sorted(documents);
    places = sorted(places);
    paths = sorted(paths);
    capabilities = sorted(capabilities);
    platforms = sorted(platforms);
    providers = sorted(providers);
    models = sorted(models);
    routes = sorted(routes);
    tombstones = List.copyOf(tombstones);
    observations = sorted(observations);
  }

  private static <K extends Comparable<? super K>, V> Map<K, V> sorted(Map<K, V> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }

  /** All ids of that kind that have a file, well formed or not. */
  Set<String> ids(EntityKind kind) {
    return paths.getOrDefault(kind, Map.of()).keySet();
  }

  /** Whether a file makes that entity, well formed or not. */
  boolean exists(EntityKind kind, String id) {
    return ids(kind).contains(id);
  }

  /** The file of that entity, the first by path; empty when there is none. */
  Optional<String> path(EntityKind kind, String id) {
    return Optional.ofNullable(paths.getOrDefault(kind, Map.of()).get(id))
        .map(found -> found.get(0));
  }

  /** Where the value at {@code pointer} of that entity's file stands. */
  Location locate(EntityKind kind, String id, String pointer) {
    return path(kind, id).map(path -> locate(path, pointer)).orElseGet(() -> Location.ofFile(""));
  }

  /** Where the name of the property at {@code pointer} of that entity's file stands. */
  Location locateKey(EntityKind kind, String id, String pointer) {
    return path(kind, id)
        .map(path -> locateKey(path, pointer))
        .orElseGet(() -> Location.ofFile(""));
  }

  /** Where the value at {@code pointer} of the file stands. */
  Location locate(String path, String pointer) {
    JsonDocument document = documents.get(path);
    return document == null ? Location.ofFile(path) : document.locate(pointer);
  }

  /** Where the name of the property at {@code pointer} of the file stands. */
  Location locateKey(String path, String pointer) {
    JsonDocument document = documents.get(path);
    return document == null ? Location.ofFile(path) : document.locateKey(pointer);
  }
}
