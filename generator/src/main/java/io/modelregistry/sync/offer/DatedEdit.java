package io.modelregistry.sync.offer;

import io.modelregistry.derive.price.EffectiveRates;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a change into a price, so that what was charged before its day stays what it was. */
final class DatedEdit {
  private final ObjectNode before;
  private final Pricing was;
  private final LocalDate day;
  private final Instant start;

  /**
   * @param before what was written; it stays as it is
   * @param was the same
   * @param day the first day on which the change holds
   */
  DatedEdit(ObjectNode before, Pricing was, LocalDate day) {
    this.before = before;
    this.was = was;
    this.day = day;
    this.start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * What to write.
   *
   * @param changed base prices; empty removes one
   * @param filled base prices of units that nobody had named
   * @param ended overrides that hold no more, by their place
   * @param fresh overrides that hold from now on, without dates
   * @param isChange whether anything that was known changes; else all of it is filled in without a
   *     date
   */
  record What(
      Map<Unit, Optional<BigDecimal>> changed,
      Map<Unit, Optional<BigDecimal>> filled,
      Set<Integer> ended,
      List<ObjectNode> fresh,
      boolean isChange) {
    What {
      changed = new TreeMap<>(changed);
      ended = new TreeSet<>(ended);
    }
  }

  /** The price with the change; empty when it has more overrides than fit into a file. */
  Optional<ObjectNode> written(What what) {
    ObjectNode result = before.deepCopy();
    OverrideNodes overrides = OverrideNodes.of(result);
    if (what.isChange()) {
      what.filled().forEach(what.changed()::putIfAbsent);
      endMultipliers(what);
    } else {
      what.filled()
          .forEach((unit, rate) -> result.set(unit.key(), Json.number(rate.orElseThrow())));
    }
    end(what, overrides);
    if (what.isChange() && !what.changed().isEmpty()) {
      change(what, overrides);
    }
    for (ObjectNode node : what.fresh()) {
      if (what.isChange()) {
        ((ObjectNode) node.path(OverrideNodes.WHEN)).put(OverrideNodes.FROM, day.toString());
      }
      overrides.insert(node);
    }
    overrides.writeTo(result);
    return overrides.fit() ? Optional.of(result) : Optional.empty();
  }

  /** A dated factor on all prices would be applied to the new ones as well. */
  private void endMultipliers(What what) {
    for (int i = 0; i < was.overrides().size(); i++) {
      PriceOverride override = was.overrides().get(i);
      if (!what.changed().isEmpty()
          && override.when().isDatedOnly()
          && override.multiplier() != null
          && OverrideNodes.isActive(override.when(), start)) {
        what.ended().add(i);
        EffectiveRates.of(was, PriceContext.onDayOf(start))
            .forEach((unit, rate) -> what.changed().putIfAbsent(unit, Optional.of(rate)));
      }
    }
  }

  private void end(What what, OverrideNodes overrides) {
    List<Integer> lastFirst = new ArrayList<>(what.ended());
    Collections.reverse(lastFirst);
    for (int i : lastFirst) {
      if (start.equals(was.overrides().get(i).when().from())) {
        overrides.nodes().remove(i);
      } else {
        ((ObjectNode) overrides.nodes().get(i).path(OverrideNodes.WHEN))
            .put(OverrideNodes.UNTIL, day.toString());
      }
    }
  }

  /** States the changed base prices from the day on; a price of that very day is corrected. */
  private void change(What what, OverrideNodes overrides) {
    ObjectNode node = Json.NODES.objectNode();
    node.putObject(OverrideNodes.WHEN).put(OverrideNodes.FROM, day.toString());
    for (ObjectNode other : overrides.nodes()) {
      if (other.path(OverrideNodes.WHEN).equals(node.path(OverrideNodes.WHEN))) {
        other.properties().forEach(entry -> node.set(entry.getKey(), entry.getValue()));
      }
    }
    overrides
        .nodes()
        .removeIf(other -> other.path(OverrideNodes.WHEN).equals(node.path(OverrideNodes.WHEN)));
    what.changed()
        .forEach(
            (unit, rate) ->
                node.set(unit.key(), rate.map(Json::number).orElseGet(Json.NODES::nullNode)));
    Map<Unit, BigDecimal> otherwise = withoutThatDay(what);
    for (Unit unit : Units.all()) {
      JsonNode stated = node.path(unit.key());
      BigDecimal rate = otherwise.get(unit);
      boolean holdsAnyway =
          stated.isNull()
              ? rate == null
              : stated.isNumber() && rate != null && rate.compareTo(stated.decimalValue()) == 0;
      if (holdsAnyway) {
        node.remove(unit.key());
      }
    }
    if (node.size() > 1) {
      overrides.insert(node);
    }
  }

  /** Base prices of the day, but for what was written to hold from that very day on. */
  private Map<Unit, BigDecimal> withoutThatDay(What what) {
    List<PriceOverride> others = new ArrayList<>();
    for (int i = 0; i < was.overrides().size(); i++) {
      PriceOverride override = was.overrides().get(i);
      boolean thatDay =
          override.when().isDatedOnly()
              && start.equals(override.when().from())
              && override.when().until() == null;
      if (!thatDay && !what.ended().contains(i)) {
        others.add(override);
      }
    }
    return EffectiveRates.of(
        new Pricing(was.kind(), was.currency(), was.rates(), others), PriceContext.onDayOf(start));
  }
}
