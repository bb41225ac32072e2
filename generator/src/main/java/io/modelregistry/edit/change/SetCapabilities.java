package io.modelregistry.edit.change;

import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.Place;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model, or a route other than its model, can and cannot do.
 *
 * @param capabilities by key; empty is unknown, which for a route means as its model
 */
public record SetCapabilities(
    EntityKind kind,
    String id,
    Map<String, Optional<Boolean>> capabilities,
    Optional<Citation> citation)
    implements Change {
  public SetCapabilities {
    capabilities = Map.copyOf(capabilities);
  }

  @Override
  public PlannedChange plan(AuthoredFiles files) {
    Place.OfEntity place = files.require(kind, id);
    ObjectNode tree = files.tree(place.path());
    ObjectNode known =
        tree.get(EntityFile.CAPABILITIES) instanceof ObjectNode object
            ? object
            : tree.putObject(EntityFile.CAPABILITIES);
    capabilities.forEach(
        (key, value) ->
            value.ifPresentOrElse(flag -> known.put(key, flag), () -> known.remove(key)));
    if (known.isEmpty()) {
      tree.remove(EntityFile.CAPABILITIES);
    }
    citation.ifPresent(cited -> cited.applyTo(tree));
    PlanDraft draft = new PlanDraft(files);
    draft.write(place, tree);
    return draft.finish("feat(" + kind.word() + "): set " + words() + " of " + id);
  }

  private String words() {
    return new TreeMap<>(capabilities)
        .entrySet().stream()
            .map(
                entry ->
                    entry.getKey() + "=" + entry.getValue().map(String::valueOf).orElse("unknown"))
            .collect(Collectors.joining(", "));
  }
}
