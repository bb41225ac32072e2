package io.modelregistry.validate;

import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Ids;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Where an authored file lies, which is what it is. {@link #of} reads a path, {@link #path} writes
 * it.
 */
public sealed interface Place {
  /** What kind of file belongs here. */
  DocumentKind kind();

  /** The path relative to the data folder, with {@code /}. */
  String path();

  /** What lies at {@code path}; empty when nothing lawful can lie there. */
  static Optional<Place> of(String path) {
    return Places.read(path).place();
  }

  /** {@code registry.json}, {@code capabilities.json} or {@code tombstones.json}. */
  record Single(DocumentKind kind, String path) implements Place {}

  /** A file that makes an entity. */
  sealed interface OfEntity extends Place {
    /** What kind of entity it makes. */
    EntityKind entity();

    /** The id of that entity. */
    String id();
  }

  /** A platform's file. */
  record OfPlatform(String id) implements OfEntity {
    @Override
    public DocumentKind kind() {
      return DocumentKind.PLATFORM;
    }

    @Override
    public EntityKind entity() {
      return EntityKind.PLATFORM;
    }

    @Override
    public String path() {
      return "platforms/" + id + ".json";
    }
  }

  /** A provider's file. */
  record OfProvider(String id) implements OfEntity {
    @Override
    public DocumentKind kind() {
      return DocumentKind.PROVIDER;
    }

    @Override
    public EntityKind entity() {
      return EntityKind.PROVIDER;
    }

    @Override
    public String path() {
      return "providers/" + id + ".json";
    }
  }

  /** A model's file. */
  record OfModel(String providerId, String id) implements OfEntity {
    @Override
    public DocumentKind kind() {
      return DocumentKind.MODEL;
    }

    @Override
    public EntityKind entity() {
      return EntityKind.MODEL;
    }

    @Override
    public String path() {
      return "models/" + providerId + "/" + id + ".json";
    }
  }

  /** A route's file. */
  record OfRoute(String modelId, String platformId, Optional<String> variant) implements OfEntity {
    @Override
    public DocumentKind kind() {
      return DocumentKind.ROUTE;
    }

    @Override
    public EntityKind entity() {
      return EntityKind.ROUTE;
    }

    @Override
    public String id() {
      return Ids.route(modelId, platformId, variant);
    }

    @Override
    public String path() {
      return "routes/" + modelId + "/" + onPlatform() + ".json";
    }

    String onPlatform() {
      return platformId + variant.map(name -> Ids.ROUTE_SEPARATOR + name).orElse("");
    }
  }

  /** A month of a route's observations. */
  record OfObservations(OfRoute route, YearMonth month) implements Place {
    @Override
    public DocumentKind kind() {
      return DocumentKind.OBSERVATIONS;
    }

    @Override
    public String path() {
      return "observations/" + route.modelId() + "/" + route.onPlatform() + "/" + month + ".json";
    }
  }
}
