package io.modelregistry.edit.change;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Severity;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.json.Quoted;
import io.modelregistry.json.ReadResult;
import io.modelregistry.model.EntityKind;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.SourceFile;
import io.modelregistry.validate.Place;
import io.modelregistry.validate.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of a snapshot by what they make. Nothing of them is taken for granted: a change must be
 * possible while other files are broken.
 */
public final class AuthoredFiles {
  private static final int SUGGESTED = 3;

  private final Snapshot snapshot;
  private final Map<EntityKind, Map<String, Place.OfEntity>> entities =
      new EnumMap<>(EntityKind.class);
  private final List<Place.OfObservations> observations = new ArrayList<>();

  public AuthoredFiles(Snapshot snapshot) {
    this.snapshot = snapshot;
    for (String path : snapshot.files().keySet()) {
      @Nullable Place place = Place.of(path).orElse(null);
      if (place instanceof Place.OfEntity entity) {
        of(entity.entity()).putIfAbsent(entity.id(), entity);
      } else if (place instanceof Place.OfObservations month) {
        observations.add(month);
      }
    }
  }

  private Map<String, Place.OfEntity> of(EntityKind kind) {
    return entities.computeIfAbsent(kind, each -> new TreeMap<>());
  }

  /** The files as they were read. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Where all entities of a kind lie, by id. */
  Collection<Place.OfEntity> all(EntityKind kind) {
    return Collections.unmodifiableCollection(of(kind).values());
  }

  boolean exists(EntityKind kind, String id) {
    return of(kind).containsKey(id);
  }

  /**
   * Where the entity of that id lies.
   *
   * @throws EditRefusal when there is none, or two files make it
   */
  public Place.OfEntity require(EntityKind kind, String id) {
    Place.OfEntity place = of(kind).get(id);
    if (place == null) {
      throw new EditRefusal(EditRefusal.Code.UNKNOWN_ID, unknown(kind, id));
    }
    if (place instanceof Place.OfModel) {
      List<String> paths =
          snapshot.files().keySet().stream()
              .filter(
                  path ->
                      Place.of(path).orElse(null) instanceof Place.OfModel model
                          && model.id().equals(id))
              .toList();
      if (paths.size() > 1) {
        throw new EditRefusal(
            EditRefusal.Code.UNREADABLE_FILE,
            "two files make model '" + id + "': remove one of " + String.join(", ", paths));
      }
    }
    return place;
  }

  private String unknown(EntityKind kind, String id) {
    String none = "there is no " + kind.word() + " '" + Quoted.shortened(id) + "'";
    Optional<Tombstones.Entry> grave = tombstones().find(kind, id);
    if (grave.isPresent()) {
      return none
          + ": it was removed"
          + grave.get().removed().map(day -> " on " + day).orElse("")
          + grave.get().replacedBy().map(other -> "; use '" + other + "'").orElse("");
    }
    String near =
        Suggestion.near(id, of(kind).keySet())
            .limit(SUGGESTED)
            .map(each -> "'" + each + "'")
            .collect(Collectors.joining(" or "));
    return none
        + (near.isEmpty()
            ? "; 'registry " + kind.word() + " list' shows all"
            : "; did you mean " + near + "?");
  }

  /** All routes of a model, by id. */
  List<Place.OfRoute> routesOfModel(String modelId) {
    return routes().stream().filter(route -> route.modelId().equals(modelId)).toList();
  }

  /** All routes on a platform, by id. */
  List<Place.OfRoute> routesOnPlatform(String platformId) {
    return routes().stream().filter(route -> route.platformId().equals(platformId)).toList();
  }

  private List<Place.OfRoute> routes() {
    return all(EntityKind.ROUTE).stream().map(Place.OfRoute.class::cast).toList();
  }

  /** The months of observations of a route. */
  List<Place.OfObservations> observationsOf(String routeId) {
    return observations.stream().filter(month -> month.route().id().equals(routeId)).toList();
  }

  /** What is gone. */
  Tombstones tombstones() {
    return Tombstones.in(this);
  }

  boolean hasFile(String path) {
    return snapshot.files().containsKey(path);
  }

  @SuppressWarnings("NullAway") // Callers know that it is there.
  byte[] bytes(String path) {
    return snapshot.files().get(path).bytes();
  }

  /**
   * The object in a file, free to be changed.
   *
   * @throws EditRefusal when the file is missing, or has errors that writing it again would lose
   */
  public ObjectNode tree(String path) {
    SourceFile file = snapshot.files().get(path);
    if (file == null) {
      throw new EditRefusal(EditRefusal.Code.UNKNOWN_ID, "there is no file " + path);
    }
    ReadResult result = DocumentReader.read(path, file.bytes());
    for (Finding finding : result.findings()) {
      if (finding.severity() == Severity.ERROR) {
        throw unreadable(
            path + " line " + finding.location().line() + ": " + finding.message() + "; mend this");
      }
    }
    JsonNode root = result.document().map(JsonDocument::root).orElse(null);
    if (root instanceof ObjectNode object) {
      return object;
    }
    throw unreadable(path + " holds no JSON object; mend this");
  }

  private static EditRefusal unreadable(String what) {
    return new EditRefusal(EditRefusal.Code.UNREADABLE_FILE, what + " before changing the file");
  }

  /** The object in a file, where it can be read at all. */
  Optional<ObjectNode> treeIfAny(String path) {
    SourceFile file = snapshot.files().get(path);
    if (file == null) {
      return Optional.empty();
    }
    return DocumentReader.read(path, file.bytes())
        .document()
        .map(JsonDocument::root)
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast);
  }
}
