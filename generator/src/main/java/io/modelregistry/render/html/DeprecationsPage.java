package io.modelregistry.render.html;

import io.modelregistry.derive.deprecation.Deprecation;
import io.modelregistry.model.Model;
import io.modelregistry.model.Tombstone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code /deprecations/}: what goes away, when, and what to use instead. */
record DeprecationsPage(
    List<Entry> upcoming,
    boolean anyUpcoming,
    List<Entry> undated,
    boolean anyUndated,
    List<Entry> past,
    boolean anyPast,
    List<Removed> removed,
    boolean anyRemoved) {

  /** A model that is going or gone. */
  record Entry(
      String day,
      Ref model,
      String id,
      Ref provider,
      Optional<Ref> successor,
      Optional<WebAddress> guide,
      String routes) {
    boolean dated() {
      return !day.isEmpty();
    }
  }

  /** An id that is never used again. */
  record Removed(String day, String kind, String id, Optional<Ref> successor, String reason) {}

  static Page of(Facts facts) {
    List<Entry> upcoming = entries(Deprecation.Phase.UPCOMING, facts);
    List<Entry> undated = entries(Deprecation.Phase.UNDATED, facts);
    List<Entry> past = new ArrayList<>(entries(Deprecation.Phase.PAST, facts));
    Collections.reverse(past);
    List<Removed> removed =
        facts.registry().tombstones().stream()
            .sorted(
                Comparator.comparing(Tombstone::removed)
                    .reversed()
                    .thenComparing(Tombstone::kind)
                    .thenComparing(Tombstone::id))
            .map(each -> removed(each, facts))
            .toList();
    Head head =
        new Head(
            "Deprecations",
            "Models on their way out and what to move to: "
                + upcoming.size()
                + " with a last day ahead, "
                + past.size()
                + " retired.",
            facts.links().absolute("deprecations/"),
            List.of(new Ref("Models", facts.links().home())),
            "Deprecations");
    DeprecationsPage body =
        new DeprecationsPage(
            upcoming,
            !upcoming.isEmpty(),
            undated,
            !undated.isEmpty(),
            past,
            !past.isEmpty(),
            removed,
            !removed.isEmpty());
    return new Page("deprecations/index.html", "deprecations", "deprecations", head, body);
  }

  private static List<Entry> entries(Deprecation.Phase phase, Facts facts) {
    return facts.deprecations().in(phase).stream().map(each -> entry(each, facts)).toList();
  }

  private static Entry entry(Deprecation deprecation, Facts facts) {
    Model model = deprecation.model();
    int routes = deprecation.dependents().size();
    return new Entry(
        deprecation.lastDay().map(Object::toString).orElse(""),
        facts.ref(model),
        model.id(),
        facts.providerOf(model),
        deprecation.successor().or(deprecation::replacement).map(facts::ref),
        WebAddress.ofNullable(model.migrationGuide()),
        routes == 0 ? "no active route" : Titles.count(routes, "active route"));
  }

  private static Removed removed(Tombstone tombstone, Facts facts) {
    return new Removed(
        tombstone.removed().toString(),
        tombstone.kind().word(),
        tombstone.id(),
        Optional.ofNullable(tombstone.replacedBy()).map(id -> successor(tombstone, id, facts)),
        tombstone.reason() == null ? "" : tombstone.reason());
  }

  private static Ref successor(Tombstone tombstone, String id, Facts facts) {
    PageLinks links = facts.links();
    String href =
        switch (tombstone.kind()) {
          case MODEL -> links.model(id);
          case PROVIDER -> links.provider(id);
          case PLATFORM -> links.platform(id);
          case ROUTE -> links.json("routes", id);
        };
    return new Ref(id, href);
  }
}
