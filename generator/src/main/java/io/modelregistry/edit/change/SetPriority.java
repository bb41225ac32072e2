package io.modelregistry.edit.change;

import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A route's place among all routes of its model, inactive ones too. The others keep their order,
 * and all are numbered from 1 without gaps and ties.
 *
 * @param position from 1; beyond the end means last
 */
public record SetPriority(String routeId, int position) implements Change {
  /**
   * @throws IllegalArgumentException when the position is below 1
   */
  public SetPriority {
    if (position < 1) {
      throw new IllegalArgumentException("positions count from 1, not " + position);
    }
  }

  private record Link(Place.OfRoute place, ObjectNode tree) {}

  @Override
  public PlannedChange plan(AuthoredFiles files) {
    Place.OfRoute moved = (Place.OfRoute) files.require(EntityKind.ROUTE, routeId);
    List<Link> chain = new ArrayList<>();
    for (Place.OfRoute route : files.routesOfModel(moved.modelId())) {
      chain.add(new Link(route, files.tree(route.path())));
    }
    chain.sort(
        Comparator.<Link>comparingLong(link -> EntityFile.priority(link.tree()))
            .thenComparing(link -> link.place().id()));
    Link link = chain.stream().filter(each -> each.place().equals(moved)).findFirst().orElseThrow();
    chain.remove(link);
    chain.add(Math.min(position - 1, chain.size()), link);
    PlanDraft draft = new PlanDraft(files);
    for (int i = 0; i < chain.size(); i++) {
      ObjectNode tree = chain.get(i).tree();
      tree.put(EntityFile.PRIORITY, (long) i + 1);
      draft.write(chain.get(i).place(), tree);
    }
    return draft.finish("feat(route): move " + routeId + " to place " + (chain.indexOf(link) + 1));
  }
}
