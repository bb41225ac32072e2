package io.modelregistry.history;

import io.modelregistry.history.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An entity before and after, one of which is there; what changed is worked out when it is asked.
 *
 * @param former what a renamed entity was before
 * @param successor the id that replaces an entity that went
 */
record Difference(
    Subject subject,
    Optional<VersionComparison.Side> before,
    Optional<VersionComparison.Side> after,
    Optional<Subject> former,
    Optional<String> successor) {

  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    if (after.isEmpty()) {
      changes.add(change(Kind.REMOVED, Optional.of(subject.id()), successor));
    } else if (before.isEmpty()) {
      changes.add(change(Kind.ADDED, Optional.empty(), Optional.of(subject.id())));
    } else {
      former.ifPresent(
          earlier ->
              changes.add(
                  change(Kind.RENAMED, Optional.of(earlier.id()), Optional.of(subject.id()))));
      changes.addAll(VersionComparison.of(subject, before.get(), after.get()));
    }
    return changes;
  }

  private Change change(Kind kind, Optional<String> from, Optional<String> to) {
    return Change.of(kind, subject, "id", from.map(Difference::text), to.map(Difference::text));
  }

  private static JsonNode text(String id) {
    return JsonNodeFactory.instance.stringNode(id);
  }
}
