package io.modelregistry.edit.change;

import io.modelregistry.json.Decimals;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.validate.Place;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model or route costs. A price that changes is a new dated override, so that what was
 * charged before stays known; a correction overwrites. Where no price was known at all, one that is
 * stated without a day is no change and becomes the base price.
 *
 * @param rates by unit; empty means that the unit has no price of its own, and is billed as what it
 *     is part of
 * @param terms when it holds
 * @param correct whether what is stated was wrong
 */
public record SetPrice(
    EntityKind kind,
    String id,
    Map<Unit, Optional<BigDecimal>> rates,
    PriceTerms terms,
    boolean correct,
    Optional<Citation> citation)
    implements Change {
  private static final String KIND = "kind";

  public SetPrice {
    rates = Collections.unmodifiableMap(new TreeMap<>(rates));
  }

  @Override
  public PlannedChange plan(AuthoredFiles files) {
    Place.OfEntity place = files.require(kind, id);
    ObjectNode tree = files.tree(place.path());
    PlanDraft draft = new PlanDraft(files);
    ObjectNode pricing = pricing(files, place, tree, draft);
    meter(pricing);
    PriceDraft prices = new PriceDraft(pricing);
    String since = correct ? correct(prices) : add(prices, draft);
    remindOfOthers(prices, draft);
    if (!tree.path(EntityFile.PRICING).equals(pricing)) {
      tree.set(EntityFile.PRICING, pricing);
      citation.ifPresent(cited -> cited.applyTo(tree));
    }
    draft.write(place, tree);
    return draft.finish(
        (correct ? "fix(price): correct " : "feat(price): set ") + words() + " of " + id + since);
  }

  /** What the price is now; a copy, so that it can be compared. */
  private ObjectNode pricing(
      AuthoredFiles files, Place.OfEntity place, ObjectNode tree, PlanDraft draft) {
    if (tree.get(EntityFile.PRICING) instanceof ObjectNode own) {
      return own.deepCopy();
    }
    if (place instanceof Place.OfRoute route && route.platformId().equals(Platform.DIRECT)) {
      Place.OfEntity model = files.require(EntityKind.MODEL, route.modelId());
      if (files.tree(model.path()).get(EntityFile.PRICING) instanceof ObjectNode inherited) {
        draft.note(
            "the route took its price from its model; it has a copy of its own now. To change"
                + " both, set the model's price");
        return inherited;
      }
    }
    return tree.objectNode();
  }

  /** Only what is metered has rates, and that word has no date. */
  private void meter(ObjectNode pricing) {
    String word = EntityFile.text(pricing, KIND).orElse(Pricing.Kind.METERED.word());
    if (word.equals(Pricing.Kind.METERED.word())) {
      return;
    }
    if (!correct) {
      throw new EditRefusal(
          EditRefusal.Code.PRICE_CONFLICT,
          "the price of "
              + id
              + " is '"
              + word
              + "', which cannot change by date: --correct makes it a metered price at once");
    }
    pricing.remove(KIND);
  }

  private String add(PriceDraft prices, PlanDraft draft) {
    if (prices.isBlank() && terms.isUndated()) {
      prices.setBase(rates);
      draft.note("no price was known, so this one has no first day; --from states one");
      return "";
    }
    PriceCondition condition = terms.condition();
    prices.add(condition, rates);
    return words(condition);
  }

  private String correct(PriceDraft prices) {
    if (terms.isUndated()) {
      prices.correctBase(terms.today(), rates);
      return "";
    }
    PriceCondition condition = terms.isDated() ? terms.condition() : terms.always();
    if (!prices.correct(terms::mean, rates)) {
      throw new EditRefusal(
          EditRefusal.Code.PRICE_CONFLICT,
          id
              + " has no price"
              + words(condition)
              + " to correct; there is "
              + known(prices.overrides().entries()));
    }
    return words(condition);
  }

  private static String known(List<OverrideList.Entry> entries) {
    return entries.isEmpty()
        ? "the base price only"
        : "the base price and those with the conditions "
            + entries.stream()
                .map(entry -> JsonText.compact(entry.condition().when()))
                .collect(Collectors.joining(", "));
  }

  /** Prices that were entered for other circumstances, which people forget about. */
  private void remindOfOthers(PriceDraft prices, PlanDraft draft) {
    PriceCondition now = terms.condition();
    for (PriceCondition other : prices.others(now, rates)) {
      boolean applies = now.isBase() && !other.isBase() && other.until().isAfter(now.from());
      boolean follows = other.isBase() && now.isBase() && other.from().isAfter(now.from());
      if (applies || follows) {
        draft.note("another price stays as it is for " + JsonText.compact((JsonNode) other.when()));
      }
    }
  }

  private static String words(PriceCondition condition) {
    StringBuilder words = new StringBuilder();
    PriceCondition.text(condition.from()).ifPresent(from -> words.append(" from ").append(from));
    PriceCondition.text(condition.until())
        .ifPresent(until -> words.append(" until ").append(until));
    condition
        .others()
        .properties()
        .forEach(
            entry ->
                words
                    .append(" at ")
                    .append(entry.getKey())
                    .append(' ')
                    .append(entry.getValue().asString()));
    return words.toString();
  }

  private String words() {
    return rates.entrySet().stream()
        .map(
            entry ->
                entry.getKey().key()
                    + " "
                    + entry.getValue().map(Decimals::plain).orElse("to none"))
        .collect(Collectors.joining(", "));
  }
}
