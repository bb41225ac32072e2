package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.json.Pointers;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Tombstone;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** An id that was published once means the same for ever, or is known to be gone. */
final class TombstoneRule implements CrossFileRule {
  static final Rule MISSING =
      Rule.error(
          "tombstone-missing",
          "An id vanished",
          "A platform, provider, model or route of the base revision is gone, and "
              + "tombstones.json does not say so. Routes need none of their own when their "
              + "model or platform has one.",
          "Programs still ask for the old id and deserve to learn what happened and "
              + "what to use instead. Remove and rename with the registry command, which "
              + "writes the tombstone, or add it by hand.",
          "\"tombstones\": []",
          """
          "tombstones": [
            { "kind": "model", "id": "one", "removed": "2026-11-02", "replaced_by": "two" }
          ]""");

  static final Rule REUSED =
      Rule.error(
          "id-reused",
          "The id of something that was removed",
          "A file makes an id that tombstones.json says was removed.",
          "Old callers would silently get something else. Choose another id; remove "
              + "the tombstone only if this is the very same thing coming back.",
          "models/acme/one.json with a tombstone for model one",
          "models/acme/one-v2.json");

  private static final String FILE = "tombstones.json";

  @Override
  public List<Rule> rules() {
    return List.of(MISSING, REUSED);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    List<Tombstone> tombstones = context.tombstones();
    Set<String> buried = new HashSet<>();
    for (int i = 0; i < tombstones.size(); i++) {
      Tombstone tombstone = tombstones.get(i);
      buried.add(key(tombstone.kind(), tombstone.id()));
      int index = i;
      context
          .path(tombstone.kind(), tombstone.id())
          .ifPresent(path -> reused(context, findings, tombstone, index, path));
    }
    context
        .base()
        .ifPresent(
            base ->
                base.files().keySet().forEach(path -> compare(context, findings, buried, path)));
  }

  private static void reused(
      RuleContext context,
      Consumer<Finding> findings,
      Tombstone tombstone,
      int index,
      String path) {
    Location grave = context.locate(FILE, Pointers.child("/tombstones", index));
    findings.accept(
        REUSED.at(
            Location.ofFile(path),
            tombstone.kind().word()
                + " '"
                + tombstone.id()
                + "' was removed on "
                + tombstone.removed(),
            "choose another id; its tombstone is in " + FILE + " line " + grave.line()));
  }

  private static void compare(
      RuleContext context, Consumer<Finding> findings, Set<String> buried, String path) {
    if (!context.places().containsKey(path)
        && Places.read(path).place().orElse(null) instanceof Place.OfEntity entity
        && !context.exists(entity.entity(), entity.id())
        && !isBuried(buried, entity)) {
      findings.accept(
          MISSING.at(
              Location.ofFile(path),
              entity.entity().word() + " '" + entity.id() + "' is gone without a tombstone",
              "add it to " + FILE + ", or bring the file back"));
    }
  }

  private static boolean isBuried(Set<String> buried, Place.OfEntity entity) {
    return buried.contains(key(entity.entity(), entity.id()))
        || (entity instanceof Place.OfRoute route
            && (buried.contains(key(EntityKind.MODEL, route.modelId()))
                || buried.contains(key(EntityKind.PLATFORM, route.platformId()))));
  }

  private static String key(EntityKind kind, String id) {
    return kind.word() + " " + id;
  }
}
