package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.json.Pointers;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Tombstone;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One id is one thing. */
final class UniqueIdRule implements CrossFileRule {
  static final Rule DUPLICATE =
      Rule.error(
          "duplicate-id",
          "One id, two files",
          "Two files make the same id of one kind, or differ in nothing but capitals, "
              + "or two tombstones bury the same id.",
          "A model id is unique across providers, because routes and URLs name a "
              + "model by its id alone. Keep one file and rename or remove the other.",
          """
          models/openai/gpt-5.json
          models/azure/gpt-5.json""",
          """
          models/openai/gpt-5.json
          routes/gpt-5/azure.json""");

  @Override
  public List<Rule> rules() {
    return List.of(DUPLICATE);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    for (EntityKind kind : EntityKind.values()) {
      context
          .paths()
          .getOrDefault(kind, Map.of())
          .forEach(
              (id, paths) -> {
                for (String later : paths.subList(1, paths.size())) {
                  tell(findings, later, kind.word() + " '" + id + "' is made twice", paths.get(0));
                }
              });
    }
    tombstones(context, findings);
  }

  private static void tell(Consumer<Finding> findings, String path, String message, String other) {
    findings.accept(
        DUPLICATE.at(Location.ofFile(path), message, "the other is " + other + "; keep one"));
  }

  private static void tombstones(RuleContext context, Consumer<Finding> findings) {
    Set<String> seen = new HashSet<>();
    List<Tombstone> tombstones = context.tombstones();
    for (int i = 0; i < tombstones.size(); i++) {
      Tombstone tombstone = tombstones.get(i);
      String what = tombstone.kind().word() + " '" + tombstone.id() + "'";
      if (!seen.add(what)) {
        String pointer = Pointers.child(Pointers.child("/tombstones", i), "id");
        findings.accept(
            DUPLICATE.at(
                context.locate("tombstones.json", pointer),
                what + " has two tombstones",
                "keep one of them"));
      }
    }
  }
}
