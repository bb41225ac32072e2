package io.modelregistry.render.html;

import io.modelregistry.derive.deprecation.Deprecation;
import io.modelregistry.derive.deprecation.RouteDeprecation;
import io.modelregistry.model.Model;
import io.modelregistry.model.Tombstone;
import io.modelregistry.render.feed.Feed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code /deprecations/}: what goes away, when, and what to use instead. */
record DeprecationsPage(
    List<HomePage.Count> counts,
    String calendar,
    String feed,
    List<Entry> upcoming,
    boolean anyUpcoming,
    List<Entry> undated,
    boolean anyUndated,
    List<Entry> past,
    boolean anyPast,
    List<RouteEntry> routes,
    boolean anyRoutes,
    List<Removed> removed,
    boolean anyRemoved) {

  /** A model that is going or gone; the day is empty where nobody said one. */
  record Entry(
      String day,
      Ref model,
      String id,
      Ref provider,
      Monogram monogram,
      Optional<Ref> successor,
      Optional<WebAddress> guide,
      String routes) {}

  /** A route that goes while its model lives on. */
  record RouteEntry(
      String day,
      Ref model,
      String id,
      Ref platform,
      boolean past,
      boolean left,
      List<Ref> others) {
    static RouteEntry of(RouteDeprecation each, Facts facts) {
      return new RouteEntry(
          each.lastDay().toString(),
          facts.ref(each.route().model()),
          each.route().id(),
          facts.ref(each.route().platform()),
          each.phase() == Deprecation.Phase.PAST,
          !each.others().isEmpty(),
          each.others().stream().map(other -> facts.ref(other.platform())).distinct().toList());
    }
  }

  /** An id that is never used again. */
  record Removed(String day, String kind, String id, Optional<Ref> successor, String reason) {}

  static Page of(Facts facts) {
    List<Entry> upcoming = entries(Deprecation.Phase.UPCOMING, facts);
    List<Entry> undated = entries(Deprecation.Phase.UNDATED, facts);
    List<Entry> past = new ArrayList<>(entries(Deprecation.Phase.PAST, facts));
    Collections.reverse(past);
    List<RouteEntry> routes =
        facts.deprecations().routes().stream().map(each -> RouteEntry.of(each, facts)).toList();
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
            List.of(
                HomePage.count(upcoming.size(), "going away", "going away", "#upcoming-title"),
                HomePage.count(
                    undated.size(),
                    "deprecated without a last day",
                    "deprecated without a last day",
                    undated.isEmpty() ? "#upcoming-title" : "#undated-title"),
                HomePage.count(past.size(), "retired", "retired", "#past-title")),
            facts.links().to(Feed.CALENDAR.path()),
            facts.links().to(Feed.DEPRECATIONS.path()),
            upcoming,
            !upcoming.isEmpty(),
            undated,
            !undated.isEmpty(),
            past,
            !past.isEmpty(),
            routes,
            !routes.isEmpty(),
            removed,
            !removed.isEmpty());
    return new Page("deprecations/index.html", "deprecations", "deprecations", head, body)
        .with("figures");
  }

  private static List<Entry> entries(Deprecation.Phase phase, Facts facts) {
    return facts.deprecations().in(phase).stream().map(each -> entry(each, facts)).toList();
  }

  private static Entry entry(Deprecation deprecation, Facts facts) {
    Model model = deprecation.model();
    Ref provider = facts.providerOf(model);
    int routes = deprecation.dependents().size();
    return new Entry(
        deprecation.lastDay().map(Object::toString).orElse(""),
        facts.ref(model),
        model.id(),
        provider,
        Monogram.of(model.providerId(), provider.name()),
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
