package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.json.Pointers;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Ids;
import io.modelregistry.model.Model;
import io.modelregistry.model.Tombstone;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Every id that is named, in a path or in a file, is the id of something. */
final class ReferenceRule implements CrossFileRule {
  static final Rule UNRESOLVED =
      Rule.error(
          "unresolved-reference",
          "A reference leads nowhere",
          "A path or a field names a platform, provider, model or route that no file " + "makes.",
          "A route without its model or platform has no endpoint and no name, so "
              + "nothing can be built from it. Correct the id, or add the file that is "
              + "missing.",
          "\"replaced_by\": \"gpt-5-nanno\"",
          "\"replaced_by\": \"gpt-5-nano\"");

  @Override
  public List<Rule> rules() {
    return List.of(UNRESOLVED);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    Search search = new Search(context, findings);
    context.places().forEach(search::place);
    context.models().values().forEach(search::model);
    List<Tombstone> tombstones = context.tombstones();
    for (int i = 0; i < tombstones.size(); i++) {
      search.tombstone(tombstones.get(i), Pointers.child("/tombstones", i));
    }
  }

  /** One pass over all references. */
  private static final class Search {
    private final RuleContext context;
    private final Consumer<Finding> findings;
    private final Set<String> buried;

    Search(RuleContext context, Consumer<Finding> findings) {
      this.context = context;
      this.findings = findings;
      this.buried =
          context.tombstones().stream()
              .map(tombstone -> key(tombstone.kind(), tombstone.id()))
              .collect(Collectors.toSet());
    }

    void place(String path, Place place) {
      if (place instanceof Place.OfModel model) {
        require(EntityKind.PROVIDER, model.providerId(), Location.ofFile(path));
      } else if (place instanceof Place.OfRoute route) {
        require(EntityKind.MODEL, route.modelId(), Location.ofFile(path));
        require(EntityKind.PLATFORM, route.platformId(), Location.ofFile(path));
      } else if (place instanceof Place.OfObservations month) {
        require(EntityKind.ROUTE, month.route().id(), Location.ofFile(path));
      }
    }

    void model(Model model) {
      String successor = model.replacedBy();
      if (successor != null) {
        require(
            EntityKind.MODEL,
            successor,
            context.locate(EntityKind.MODEL, model.id(), "/replaced_by"));
      }
      for (String platform : model.platformConfigs().keySet()) {
        String pointer = Pointers.child("/platform_configs", platform);
        require(
            EntityKind.PLATFORM,
            platform,
            context.locateKey(EntityKind.MODEL, model.id(), pointer));
      }
    }

    /** A successor may be gone by now, if its own tombstone says so. */
    void tombstone(Tombstone tombstone, String pointer) {
      String successor = tombstone.replacedBy();
      if (successor != null && !buried.contains(key(tombstone.kind(), successor))) {
        require(
            tombstone.kind(),
            successor,
            context.locate("tombstones.json", Pointers.child(pointer, "replaced_by")));
      }
    }

    private void require(EntityKind kind, String id, Location location) {
      if (!context.exists(kind, id)) {
        String message = "there is no " + kind.word() + " '" + id + "'";
        findings.accept(UNRESOLVED.at(location, message, hint(kind, id)));
      }
    }

    private String hint(EntityKind kind, String id) {
      Optional<Tombstone> tombstone =
          context.tombstones().stream()
              .filter(grave -> grave.kind() == kind && grave.id().equals(id))
              .findFirst();
      if (tombstone.isPresent()) {
        String successor = tombstone.get().replacedBy();
        return successor == null
            ? "it was removed and nothing replaces it: remove the reference"
            : "it was removed: use '" + successor + "'";
      }
      return Suggestion.hint(id, context.ids(kind), "correct the id or add " + file(kind, id));
    }

    private static String file(EntityKind kind, String id) {
      return switch (kind) {
        case MODEL -> "models/{provider}/" + id + ".json";
        case ROUTE -> "routes/" + id.replaceFirst(Ids.ROUTE_SEPARATOR, "/") + ".json";
        default -> kind.plural() + "/" + id + ".json";
      };
    }

    private static String key(EntityKind kind, String id) {
      return kind.word() + " " + id;
    }
  }
}
