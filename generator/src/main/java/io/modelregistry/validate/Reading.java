package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.model.Capability;
import io.modelregistry.model.Entities;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Observation;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.model.Route;
import io.modelregistry.model.Settings;
import io.modelregistry.model.Tombstone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what the sound files say. */
final class Reading {
  private final Map<String, JsonDocument> documents = new TreeMap<>();
  private final Map<String, Place> places = new TreeMap<>();
  private final Map<EntityKind, Map<String, List<String>>> paths = new TreeMap<>();
  private final Map<String, Platform> platforms = new TreeMap<>();
  private final Map<String, Provider> providers = new TreeMap<>();
  private final Map<String, Model> models = new TreeMap<>();
  private final Map<String, Route> routes = new TreeMap<>();
  private final Map<String, List<Observation>> observations = new TreeMap<>();
  private final List<Finding> problems = new ArrayList<>();
  private final Consumer<Finding> findings;
  private @Nullable Settings settings;
  private @Nullable Map<String, Capability> capabilities;
  private List<Tombstone> tombstones = List.of();

  private Reading(Consumer<Finding> findings) {
    this.findings = findings;
  }

  static Reading of(List<AuthoredFile> files, Consumer<Finding> findings) {
    Reading reading = new Reading(findings);
    files.forEach(reading::index);
    files.stream()
        .filter(file -> isKind(file, DocumentKind.REGISTRY))
        .filter(AuthoredFile::isSound)
        .forEach(
            file ->
                reading.settings =
                    reading.sound(
                        () -> EntityReader.settings(document(file), reading.problems::add)));
    Settings known = reading.settings;
    EntityReader reader =
        new EntityReader(known == null ? "USD" : known.currency(), reading.problems::add);
    files.stream().filter(AuthoredFile::isSound).forEach(file -> reading.read(reader, file));
    return reading;
  }

  private static boolean isKind(AuthoredFile file, DocumentKind kind) {
    return file.place().filter(place -> place.kind() == kind).isPresent();
  }

  private static JsonDocument document(AuthoredFile file) {
    return file.document().orElseThrow();
  }

  private void index(AuthoredFile file) {
    file.document().ifPresent(document -> documents.put(file.path(), document));
    file.place().ifPresent(place -> places.put(file.path(), place));
    if (file.place().orElse(null) instanceof Place.OfEntity place) {
      paths
          .computeIfAbsent(place.entity(), kind -> new TreeMap<>())
          .computeIfAbsent(place.id(), id -> new ArrayList<>())
          .add(file.path());
    }
  }

  private void read(EntityReader reader, AuthoredFile file) {
    JsonDocument document = document(file);
    Place place = file.place().orElseThrow();
    if (place instanceof Place.OfPlatform of) {
      put(platforms, of.id(), () -> reader.platform(of.id(), document));
    } else if (place instanceof Place.OfProvider of) {
      put(providers, of.id(), () -> reader.provider(of.id(), document));
    } else if (place instanceof Place.OfModel of) {
      put(models, of.id(), () -> reader.model(of, document));
    } else if (place instanceof Place.OfRoute of) {
      put(routes, of.id(), () -> reader.route(of, document));
    } else if (place instanceof Place.OfObservations of) {
      List<Observation> days = sound(() -> reader.observations(of.month(), document));
      if (days != null) {
        observations.computeIfAbsent(of.route().id(), id -> new ArrayList<>()).addAll(days);
      }
    } else if (place.kind() == DocumentKind.CAPABILITIES) {
      capabilities = sound(() -> EntityReader.capabilities(document, problems::add));
    } else if (place.kind() == DocumentKind.TOMBSTONES) {
      List<Tombstone> read = sound(() -> EntityReader.tombstones(document, problems::add));
      tombstones = read == null ? List.of() : read;
    }
  }

  private <T> void put(Map<String, T> entities, String id, Supplier<T> read) {
    T entity = sound(read);
    if (entity != null) {
      entities.putIfAbsent(id, entity);
    }
  }

  /** What is read, or null when reading it told of a problem. */
  private <T> @Nullable T sound(Supplier<T> read) {
    problems.clear();
    T value = read.get();
    problems.forEach(findings);
    return problems.isEmpty() ? value : null;
  }

  RuleContext context(ValidationOptions options) {
    return new RuleContext(
        documents,
        places,
        paths,
        Optional.ofNullable(settings),
        vocabulary(),
        platforms,
        providers,
        models,
        routes,
        tombstones,
        observations,
        options.today(),
        options.base());
  }

  /** A vocabulary that cannot be read is replaced by the default, so that rules can still run. */
  private Map<String, Capability> vocabulary() {
    Map<String, Capability> own = capabilities;
    return own == null ? DefaultVocabulary.capabilities() : own;
  }

  Entities entities(Settings of) {
    Map<String, List<Observation>> sorted = new TreeMap<>();
    observations.forEach(
        (route, days) ->
            sorted.put(
                route, days.stream().sorted(Comparator.comparing(Observation::day)).toList()));
    return new Entities(of, vocabulary(), platforms, providers, models, routes, tombstones, sorted);
  }
}
