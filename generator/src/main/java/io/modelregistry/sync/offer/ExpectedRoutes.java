package io.modelregistry.sync.offer;

import io.modelregistry.model.Platform;
import io.modelregistry.sync.ImportOptions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which routes of the registry a list should have, so that one can tell when it has shrunk. */
final class ExpectedRoutes {
  private final Authored authored;
  private final Matching matching;
  private final List<Serving> servings;
  private final Conventions conventions;
  private final ImportOptions options;
  private final Citation citation;

  ExpectedRoutes(
      Authored authored,
      Matching matching,
      List<Serving> servings,
      Conventions conventions,
      ImportOptions options,
      Citation citation) {
    this.authored = authored;
    this.matching = matching;
    this.servings = List.copyOf(servings);
    this.conventions = conventions;
    this.options = options;
    this.citation = citation;
  }

  /** Their ids: they come from the list, or are in use where it is the first hand. */
  Set<String> ids() {
    Set<String> known = new TreeSet<>();
    if (conventions.speaksOfSome()) {
      return known;
    }
    for (Authored.RouteFile route : authored.routes()) {
      if (route.platformId().equals(Platform.LOCAL)) {
        continue;
      }
      boolean wanted = options.only().isEmpty() || options.only().contains(route.platformId());
      boolean inUse =
          conventions.firstHand().contains(route.platformId())
              && isServed(route)
              && "active".equals(Json.text(route.node(), "status"));
      if (wanted && (inUse || citation.isFor(route.node()))) {
        known.add(route.id());
      }
    }
    return known;
  }

  /** The list of one maker's own API says nothing of others'. */
  private boolean isServed(Authored.RouteFile route) {
    Authored.ModelFile model = authored.model(route.modelId());
    return !route.platformId().equals(Platform.DIRECT)
        || (model != null
            && servings.stream()
                .anyMatch(
                    serving ->
                        matching
                            .makerServing(serving.id())
                            .filter(model.providerId()::equals)
                            .isPresent()));
  }
}
