package io.modelregistry.render.html;

import io.modelregistry.derive.price.Price;
import io.modelregistry.derive.price.PriceVariation;
import io.modelregistry.derive.price.StandardWorkload;
import io.modelregistry.model.Limits;
import io.modelregistry.model.SourceReference;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One route in a model's table, with a line for each condition under which it costs something else.
 *
 * @param place in the fallback chain, from 1; empty when it is not in it
 * @param marks what sets it apart: variant, region, quantization
 * @param differences capabilities that it has or lacks unlike its model, in words
 * @param status empty while it is active and has no last day of its own
 * @param request what the standard request costs
 * @param checked when somebody last compared it with a source, and which
 */
record RouteRow(
    String id,
    String place,
    Ref platform,
    Monogram monogram,
    List<String> marks,
    String modelString,
    List<String> differences,
    Optional<Badge> status,
    Cell context,
    Cell output,
    List<Cell> prices,
    Cell request,
    Optional<Checked> checked,
    List<Variation> variations) {

  /**
   * A value and what is remarkable about it.
   *
   * @param note such as {@code −50%} or {@code model: 400,000}; empty when nothing is
   * @param css {@code best} for the lowest cost, {@code same} for a price that a condition leaves
   *     as it is, else empty
   */
  record Cell(Amount amount, String note, String css) {
    boolean noted() {
      return !note.isEmpty();
    }
  }

  /** Prices under a condition. */
  record Variation(String when, List<Cell> prices, Cell request) {}

  /** A day and the source that was read on it. */
  record Checked(String day, WebAddress source) {}

  static RouteRow of(
      EffectiveRoute route,
      int place,
      List<Unit> units,
      Price reference,
      @Nullable BigDecimal cheapest,
      Facts facts) {
    Price price = facts.price(route);
    Limits own = route.model().limits();
    return new RouteRow(
        route.id(),
        place == 0 ? "" : Integer.toString(place),
        facts.ref(route.platform()),
        Monogram.of(route.platform().id(), route.platform().name()),
        Stream.of(
                route.authored().variant(),
                Optional.ofNullable(route.authored().region())
                    .filter(region -> !region.equals(route.authored().variant().orElse(""))),
                Optional.ofNullable(route.authored().quantization()))
            .flatMap(Optional::stream)
            .toList(),
        route.modelString(),
        differences(route, facts),
        Badge.remarkable(route),
        limit(route.limits().contextWindow(), own.contextWindow()),
        limit(route.limits().maxOutputTokens(), own.maxOutputTokens()),
        units.stream().map(unit -> compared(price, unit, reference)).toList(),
        request(route, price, cheapest, facts),
        checked(route),
        facts.variations(route).stream()
            .map(each -> variation(each, route, price, units))
            .toList());
  }

  /** The rates of a price; none where it has none. */
  static Map<Unit, BigDecimal> rates(Price price) {
    return price instanceof Price.Metered metered ? metered.rates() : Map.of();
  }

  /** What its capabilities are unlike its model's. */
  static List<String> differences(EffectiveRoute route, Facts facts) {
    List<String> words = new ArrayList<>();
    route
        .authored()
        .capabilities()
        .forEach(
            (key, value) -> {
              if (!value.equals(route.model().capabilities().get(key))) {
                String label =
                    facts.registry().capability(key).map(each -> each.label()).orElse(key);
                words.add((value ? "has " : "lacks ") + label);
              }
            });
    return words;
  }

  boolean placed() {
    return !place.isEmpty();
  }

  boolean differing() {
    return !differences.isEmpty();
  }

  private static Cell compared(Price price, Unit unit, Price reference) {
    BigDecimal rate = rates(price).get(unit);
    BigDecimal base =
        currency(price).equals(currency(reference)) ? rates(reference).get(unit) : null;
    String note = rate == null || base == null ? "" : difference(rate, base);
    return new Cell(Amount.of(price, unit), note, "");
  }

  private static String difference(BigDecimal rate, BigDecimal base) {
    return base.signum() == 0 || base.compareTo(rate) == 0 ? "" : Figures.difference(rate, base);
  }

  private static Cell request(
      EffectiveRoute route, Price price, @Nullable BigDecimal cheapest, Facts facts) {
    Optional<BigDecimal> cost = facts.standardCost(route);
    boolean best =
        cheapest != null
            && route.isCallable()
            && price instanceof Price.Metered metered
            && metered.currency().equals(facts.registry().settings().currency())
            && cost.filter(each -> each.compareTo(cheapest) == 0).isPresent();
    return new Cell(cost(price, cost), best ? "lowest" : "", best ? "best" : "");
  }

  private static Amount cost(Price price, Optional<BigDecimal> cost) {
    return price instanceof Price.Metered metered
        ? cost.map(each -> Amount.money(each, metered.currency())).orElse(Amount.UNKNOWN)
        : Amount.of(price, Units.INPUT);
  }

  private static Variation variation(
      PriceVariation variation, EffectiveRoute route, Price base, List<Unit> units) {
    List<Cell> cells = new ArrayList<>();
    for (Unit unit : units) {
      BigDecimal rate = rates(variation.price()).get(unit);
      BigDecimal before = rates(base).get(unit);
      boolean same = rate == null ? before == null : before != null && rate.compareTo(before) == 0;
      cells.add(new Cell(Amount.of(variation.price(), unit), "", same ? "same" : ""));
    }
    // The standard request is too small for a threshold.
    Amount request =
        variation.context().inputTokens() == null
            ? cost(variation.price(), StandardWorkload.cost(route.pricing(), variation.context()))
            : Amount.NOT_REACHED;
    return new Variation(PriceWords.heading(variation.when()), cells, new Cell(request, "", ""));
  }

  private static Optional<String> currency(Price price) {
    return price instanceof Price.Metered metered
        ? Optional.of(metered.currency())
        : Optional.empty();
  }

  private static Cell limit(@Nullable Long effective, @Nullable Long own) {
    boolean differs = effective != null && !effective.equals(own);
    String note = !differs ? "" : own == null ? "model: unknown" : "model: " + Figures.grouped(own);
    return new Cell(Amount.tokens(effective), note, "");
  }

  /** What a route takes from its model, price and all, was compared with the model. */
  private static Optional<Checked> checked(EffectiveRoute route) {
    List<SourceReference> own = route.authored().sources();
    boolean inherits = own.isEmpty() && route.authored().pricing() == null;
    return (inherits && route.pricing() != null ? route.model().sources() : own)
        .stream()
            .max(Comparator.comparing(SourceReference::verifiedAt))
            .map(each -> new Checked(each.verifiedAt().toString(), WebAddress.of(each.url())));
  }
}
