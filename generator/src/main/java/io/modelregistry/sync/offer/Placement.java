package io.modelregistry.sync.offer;

import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Ids;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.offer.Authored.RouteFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds each offer of a model its route: the one it has, or a new one. The plainest offer on a
 * platform takes the platform's name, others become variants; new routes are tried after all that
 * are there.
 */
final class Placement {
  private final Authored authored;
  private final Matching matching;
  private final PlatformRules rules;
  private final Remarks remarks;
  private final Set<String> taken = new HashSet<>();

  /**
   * One offer and its route.
   *
   * @param route with a copy of what was written before; of a new one only the priority
   */
  record Placed(Offer offer, RouteFile route, boolean isNew) {}

  Placement(Authored authored, Matching matching, PlatformRules rules, Remarks remarks) {
    this.authored = authored;
    this.matching = matching;
    this.rules = rules;
    this.remarks = remarks;
    authored.routes().forEach(route -> taken.add(route.id()));
  }

  List<Placed> place(Matching.Group group, List<Offer> offers) {
    List<Placed> placed = new ArrayList<>();
    Set<String> claimed = new HashSet<>();
    Map<String, List<Offer>> open = new TreeMap<>();
    for (Offer offer : offers) {
      String platformId = matching.platformOf(offer, group.providerId());
      Optional<RouteFile> own =
          matching.routesOf(offer, platformId).stream()
              .filter(route -> route.modelId().equals(group.modelId()))
              .filter(route -> claimed.add(route.id()))
              .findFirst();
      if (own.isPresent()) {
        RouteFile route = own.get();
        placed.add(
            new Placed(
                offer,
                new RouteFile(
                    route.modelId(), route.platformId(), route.variant(), route.node().deepCopy()),
                false));
      } else {
        open.computeIfAbsent(platformId, k -> new ArrayList<>()).add(offer);
      }
    }
    List<Placed> fresh = new ArrayList<>();
    open.forEach((platformId, all) -> open(group, platformId, all, fresh));
    prioritise(group, fresh);
    placed.addAll(fresh);
    return placed;
  }

  private void open(
      Matching.Group group, String platformId, List<Offer> offers, List<Placed> fresh) {
    Optional<Offer> first = Optional.empty();
    for (Offer offer : offers) {
      Optional<String> variant = Optional.empty();
      String id = Ids.route(group.modelId(), platformId, variant);
      if (taken.contains(id) || id.length() > Ids.MAX_LENGTH) {
        variant = NewIds.variant(offer, first, group.modelId(), platformId, taken);
        if (variant.isEmpty()) {
          leftOut(offer, "no route id of " + Ids.MAX_LENGTH + " characters is left for it");
          continue;
        }
        id = Ids.route(group.modelId(), platformId, variant);
      }
      if (authored.isRemoved(EntityKind.ROUTE, id)) {
        leftOut(offer, "route " + id + " was removed: see tombstones.json");
        continue;
      }
      first = first.or(() -> Optional.of(offer));
      taken.add(id);
      fresh.add(
          new Placed(
              offer,
              new RouteFile(group.modelId(), platformId, variant, Json.NODES.objectNode()),
              true));
    }
  }

  private void leftOut(Offer offer, String why) {
    remarks.count(Count.LEFT_OUT);
    remarks.say(Remarks.LEFT_OUT, offer.key(), why);
  }

  /**
   * After what is there: the maker's own API, then by kind of platform, those out of service last.
   */
  private void prioritise(Matching.Group group, List<Placed> fresh) {
    fresh.sort(
        Comparator.comparing((Placed placed) -> placed.offer().facts().isDeprecated())
            .thenComparing(placed -> !matching.isOwn(placed.offer(), group.providerId()))
            .thenComparing(placed -> rules.rank(placed.route().platformId()))
            .thenComparing(placed -> placed.route().platformId())
            .thenComparing(placed -> placed.route().variant().orElse("")));
    long last =
        authored.routes().stream()
            .filter(route -> route.modelId().equals(group.modelId()))
            .mapToLong(route -> priority(route.node()))
            .max()
            .orElse(0);
    for (Placed placed : fresh) {
      placed.route().node().put("priority", ++last);
    }
  }

  private static long priority(ObjectNode route) {
    Long priority = Json.whole(route, "priority");
    return priority == null ? 0 : priority;
  }
}
