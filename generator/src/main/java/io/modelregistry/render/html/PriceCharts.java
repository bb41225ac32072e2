package io.modelregistry.render.html;

import io.modelregistry.derive.price.Price;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.Model;
import io.modelregistry.model.Provider;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The tables behind the pictures of prices, from which the module {@code chart} draws them. Of each
 * usable model the cheapest metered route, in the registry's currency; what has no number is left
 * out.
 *
 * @param currency of all prices
 * @param points models with a known context window
 * @param spreads providers, by median
 */
record PriceCharts(String currency, List<Point> points, List<Spread> spreads) {

  /** A number as people read it, and as programs do. */
  record Value(String text, String number) {
    static Value money(BigDecimal amount, String currency) {
      return new Value(Figures.money(amount, currency), Decimals.plain(amount));
    }
  }

  /** A model: how much it takes in, and what it charges for what it says. */
  record Point(Ref model, Monogram monogram, Value context, Value price) {}

  /** A provider: what its models charge for what they say, each a price that one of them has. */
  record Spread(
      Ref provider,
      Monogram monogram,
      int models,
      Value lowest,
      Value lowerQuartile,
      Value median,
      Value upperQuartile,
      Value highest) {}

  static PriceCharts of(Facts facts) {
    List<Spread> spreads = new ArrayList<>();
    String currency = facts.registry().settings().currency();
    record Ranked(Spread spread, BigDecimal median) {}
    List<Ranked> ranked = new ArrayList<>();
    for (Provider provider : facts.registry().providers()) {
      List<BigDecimal> prices =
          facts.registry().modelsOfProvider(provider.id()).stream()
              .flatMap(model -> outputPrice(model, facts).stream())
              .sorted()
              .toList();
      if (!prices.isEmpty()) {
        ranked.add(new Ranked(spread(provider, prices, currency, facts), quantile(prices, 2)));
      }
    }
    ranked.stream()
        .sorted(
            Comparator.comparing(Ranked::median)
                .reversed()
                .thenComparing(each -> each.spread().provider().name()))
        .forEach(each -> spreads.add(each.spread()));
    return new PriceCharts(currency, points(facts.registry().models(), facts), spreads);
  }

  /** The points of some models alone. */
  static PriceCharts of(Collection<Model> models, Facts facts) {
    return new PriceCharts(
        facts.registry().settings().currency(), points(models, facts), List.of());
  }

  /** One point is no picture. */
  boolean charted() {
    return points.size() > 1;
  }

  /** Whether there are providers to compare. */
  boolean spreadOut() {
    return spreads.size() > 1;
  }

  private static List<Point> points(Collection<Model> models, Facts facts) {
    List<Point> points = new ArrayList<>();
    for (Model model : models) {
      Long context = model.limits().contextWindow();
      if (context != null) {
        Ref provider = facts.providerOf(model);
        outputPrice(model, facts)
            .ifPresent(
                price ->
                    points.add(
                        new Point(
                            facts.ref(model),
                            Monogram.of(model.providerId(), provider.name()),
                            new Value(Figures.grouped(context), Long.toString(context)),
                            Value.money(price, facts.registry().settings().currency()))));
      }
    }
    return points;
  }

  /** Above zero: a logarithmic scale has no place for what costs nothing. */
  private static Optional<BigDecimal> outputPrice(Model model, Facts facts) {
    if (!facts.registry().isUsable(model)) {
      return Optional.empty();
    }
    return facts
        .offer(model)
        .route()
        .map(facts::price)
        .flatMap(price -> rate(price, facts.registry().settings().currency()))
        .filter(rate -> rate.signum() > 0);
  }

  private static Optional<BigDecimal> rate(Price price, String currency) {
    return price instanceof Price.Metered metered && metered.currency().equals(currency)
        ? Optional.ofNullable(metered.rates().get(Units.OUTPUT))
        : Optional.empty();
  }

  private static Spread spread(
      Provider provider, List<BigDecimal> prices, String currency, Facts facts) {
    return new Spread(
        facts.ref(provider),
        Monogram.of(provider.id(), provider.name()),
        prices.size(),
        Value.money(prices.get(0), currency),
        Value.money(quantile(prices, 1), currency),
        Value.money(quantile(prices, 2), currency),
        Value.money(quantile(prices, 3), currency),
        Value.money(prices.get(prices.size() - 1), currency));
  }

  /**
   * The smallest price that at least so many quarters of all do not exceed: never a made-up one.
   */
  private static BigDecimal quantile(List<BigDecimal> sorted, int quarters) {
    return sorted.get((sorted.size() * quarters + 3) / 4 - 1);
  }
}
