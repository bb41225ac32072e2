package io.modelregistry.derive.question;

import io.modelregistry.derive.Charge;
import io.modelregistry.json.Decimals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well routes do beyond what is required: optional capabilities and costs. */
record Options(RouteIndex index, Wanted wanted, Comparison costs) {
  /** More optional capabilities first. */
  int byMatches(int one, int other) {
    return wanted.optional().isEmpty() ? 0 : Long.compare(matches(other), matches(one));
  }

  private long matches(int place) {
    return wanted.optional().stream().filter(key -> index.having(key).get(place)).count();
  }

  /** What is known of each optional capability, in the order asked. */
  Map<String, Fact> facts(int place) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    for (String key : wanted.optional()) {
      facts.put(key, fact(key, place));
    }
    return facts;
  }

  private Fact fact(String key, int place) {
    if (index.having(key).get(place)) {
      return Fact.YES;
    }
    return index.lacking(key).get(place) ? Fact.NO : Fact.UNKNOWN;
  }

  /** What speaks for a route that qualifies. */
  List<Remark> reasons(int place) {
    List<Remark> reasons = new ArrayList<>();
    if (!wanted.require().isEmpty()) {
      reasons.add(new Remark("required", "has " + Checks.listed(wanted.require())));
    }
    if (!wanted.optional().isEmpty()) {
      List<String> matched =
          wanted.optional().stream().filter(key -> index.having(key).get(place)).toList();
      reasons.add(
          new Remark(
              "optional",
              "has "
                  + matched.size()
                  + " of "
                  + wanted.optional().size()
                  + " optional"
                  + (matched.isEmpty() ? "" : ": " + Checks.listed(matched))));
    }
    reasons.add(cost(costs.at(place)));
    return reasons;
  }

  private Remark cost(Charge charge) {
    if (charge instanceof Charge.Known known) {
      String price = Decimals.plain(known.total()) + " " + known.currency() + " a request";
      return known.currency().equals(costs.currency())
          ? new Remark("cost", "costs " + price)
          : new Remark(
              "other_currency",
              "costs " + price + ", which is not compared with " + costs.currency());
    }
    return new Remark(
        "cost_unknown", "its cost is unknown: " + ((Charge.Unknown) charge).sentence());
  }
}
