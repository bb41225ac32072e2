package io.modelregistry.edit.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The overrides of a price while one is added. Later ones win over earlier ones. */
final class OverrideList {
  private static final String OVERRIDES = "overrides";
  private static final String WHEN = "when";

  private final List<Entry> entries = new ArrayList<>();

  /** An override with its condition read. */
  record Entry(PriceCondition condition, ObjectNode node) {}

  /**
   * Those of a price.
   *
   * @throws EditRefusal when some are no objects, which a change could not keep
   */
  static OverrideList of(ObjectNode pricing) {
    OverrideList list = new OverrideList();
    JsonNode authored = pricing.path(OVERRIDES);
    for (JsonNode entry : authored) {
      if (entry instanceof ObjectNode object) {
        list.entries.add(new Entry(PriceCondition.of(object), object));
      }
    }
    if (list.entries.size() != authored.size() || (pricing.has(OVERRIDES) && !authored.isArray())) {
      throw new EditRefusal(
          EditRefusal.Code.UNREADABLE_FILE,
          "pricing.overrides is no list of objects; mend this before changing prices");
    }
    return list;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The last one of those. */
  Optional<Entry> last(Predicate<Entry> which) {
    return entries.stream().filter(which).reduce((first, second) -> second);
  }

  /** The override with that very condition, taken out of the list; else a new one. */
  ObjectNode take(PriceCondition condition) {
    Optional<Entry> known = last(entry -> entry.condition().equals(condition));
    if (known.isPresent()) {
      entries.remove(known.get());
      return known.get().node();
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set(WHEN, condition.when());
    return node;
  }

  /**
   * Puts one behind everything that comes earlier by kind of condition or by date. Those of its
   * kind that begin later move behind it; they say nothing of the time before.
   */
  void insert(PriceCondition condition, ObjectNode node) {
    int end = 0;
    for (int i = 0; i < entries.size(); i++) {
      PriceCondition other = entries.get(i).condition();
      int order = other.group().compareTo(condition.group());
      if (order < 0 || (order == 0 && !other.from().isAfter(condition.from()))) {
        end = i + 1;
      }
    }
    List<Entry> before = entries.subList(0, end);
    List<Entry> later =
        before.stream()
            .filter(
                entry ->
                    entry.condition().group() == condition.group()
                        && entry.condition().from().isAfter(condition.from()))
            .toList();
    before.removeAll(later);
    List<Entry> added = new ArrayList<>(List.of(new Entry(condition, node)));
    added.addAll(later);
    entries.addAll(end - later.size(), added);
  }

  /** Whether they stand in the order of the design. */
  boolean isInOrder() {
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).condition().group().compareTo(entries.get(i - 1).condition().group())
          < 0) {
        return false;
      }
    }
    return true;
  }

  void writeTo(ObjectNode pricing) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode(entries.size());
    entries.forEach(entry -> list.add(entry.node()));
    pricing.set(OVERRIDES, list);
  }
}
