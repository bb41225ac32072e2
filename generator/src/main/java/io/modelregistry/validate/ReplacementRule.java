package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.json.Pointers;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Tombstone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Following replaced_by comes to an end. */
final class ReplacementRule implements CrossFileRule {
  static final Rule CYCLE =
      Rule.error(
          "replacement-cycle",
          "Replacements that run in a circle",
          "Following replaced_by from a model or tombstone leads back to where it began.",
          "Nobody who follows it ever arrives at something to use. Break the circle "
              + "at the newest of them.",
          """
          models/acme/one.json:  "replaced_by": "two"
          models/acme/two.json:  "replaced_by": "one\"""",
          "models/acme/one.json:  \"replaced_by\": \"two\"");

  @Override
  public List<Rule> rules() {
    return List.of(CYCLE);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    Map<String, String> models = new TreeMap<>();
    Map<String, Location> places = new HashMap<>();
    for (Model model : context.models().values()) {
      if (model.replacedBy() != null) {
        models.put(model.id(), model.replacedBy());
        places.put(model.id(), context.locate(EntityKind.MODEL, model.id(), "/replaced_by"));
      }
    }
    follow(models, places, findings);
    for (EntityKind kind : EntityKind.values()) {
      Map<String, String> buried = new TreeMap<>();
      Map<String, Location> graves = new HashMap<>();
      List<Tombstone> tombstones = context.tombstones();
      for (int i = 0; i < tombstones.size(); i++) {
        Tombstone tombstone = tombstones.get(i);
        String successor = tombstone.replacedBy();
        if (tombstone.kind() == kind && successor != null) {
          String pointer = Pointers.child(Pointers.child("/tombstones", i), "replaced_by");
          buried.putIfAbsent(tombstone.id(), successor);
          graves.putIfAbsent(tombstone.id(), context.locate("tombstones.json", pointer));
        }
      }
      follow(buried, graves, findings);
    }
  }

  /** Tells each circle once, at its first id by alphabet. */
  private static void follow(
      Map<String, String> successors, Map<String, Location> places, Consumer<Finding> findings) {
    Set<String> done = new HashSet<>();
    for (String start : successors.keySet()) {
      Map<String, Integer> path = new LinkedHashMap<>();
      String id = start;
      while (id != null && !done.contains(id) && !path.containsKey(id)) {
        path.put(id, path.size());
        id = successors.get(id);
      }
      Integer back = id == null ? null : path.get(id);
      if (back != null) {
        List<String> circle = new ArrayList<>(path.keySet()).subList(back, path.size());
        findings.accept(
            CYCLE.at(
                places.getOrDefault(circle.get(0), Location.ofFile("")),
                "replaced_by runs in a circle: " + words(circle),
                "remove replaced_by from the newest of them"));
      }
      done.addAll(path.keySet());
    }
  }

  private static String words(List<String> circle) {
    int shown = Math.min(circle.size(), 5);
    String more = circle.size() > shown ? " → …" : "";
    return String.join(" → ", circle.subList(0, shown)) + more + " → " + circle.get(0);
  }
}
