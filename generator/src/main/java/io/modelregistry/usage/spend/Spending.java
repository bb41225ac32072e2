package io.modelregistry.usage.spend;

import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.price.Cost;
import io.modelregistry.derive.price.CostAnswer;
import io.modelregistry.derive.price.Costing;
import io.modelregistry.derive.price.Price;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.derive.price.Tariff;
import io.modelregistry.derive.price.Usage;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.usage.Traffic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Prices traffic with the engine and adds it up. For one thread. */
public final class Spending {
  private static final int MAX_EXAMPLES = 5;

  private final Registry registry;
  private final List<Called> called;
  private final Map<String, PriceSteps> steps = new HashMap<>();
  private final Map<String, Tariff> tariffs = new HashMap<>();
  private final Map<Key, Price> prices = new HashMap<>();
  private final Elsewhere elsewhere;
  private final Map<String, NoPrice> notPriced = new TreeMap<>();
  private final Sums sums;

  /**
   * What a number of traffic means.
   *
   * @param region in which it ran, by the log; empty where that says nothing
   */
  public record Called(EffectiveRoute route, String region) {}

  /** Circumstances in which a route has one price. */
  private record Key(String route, String region, String tier, long band, Object period) {}

  private static final class NoPrice {
    private long calls;
    private final TreeSet<String> examples = new TreeSet<>();
  }

  /**
   * @param called by the number that traffic has for it
   * @param by what to tell apart
   * @param first the first day of traffic
   */
  public Spending(
      Registry registry,
      List<Called> called,
      List<By> by,
      Optional<LocalDate> first,
      Optional<LocalDate> last) {
    this.registry = registry;
    this.elsewhere = new Elsewhere(registry, this::tariff);
    this.called = List.copyOf(called);
    this.sums = new Sums(by, first, last);
  }

  private PriceSteps steps(EffectiveRoute route) {
    return steps.computeIfAbsent(
        route.model().id(), id -> PriceSteps.of(registry.routesOfModel(id)));
  }

  /** Which span of time has one price for a route and all that it is compared with. */
  public long grainMicros(EffectiveRoute route) {
    return steps(route).grainSeconds() * 1_000_000;
  }

  /** The prompt sizes at which prices change, likewise. */
  public List<Long> bands(EffectiveRoute route) {
    return steps(route).bands();
  }

  /** Calls that are known to have no route or no time. */
  public void addUnmatched(String reason, long calls, String example) {
    NoPrice none = notPriced.computeIfAbsent(reason, key -> new NoPrice());
    none.calls += calls;
    if (none.examples.size() < MAX_EXAMPLES && !example.isEmpty()) {
      none.examples.add(example);
    }
  }

  /** One call, its counts as the log has them. */
  public void add(Traffic call, Map<String, String> counts) {
    Usage.Counter counter = new Usage.Counter();
    try {
      for (Map.Entry<String, String> count : counts.entrySet()) {
        counter.set(count.getKey(), number(count.getKey(), count.getValue()));
      }
      Usage usage = counter.inferOverlaps().usage();
      long tokens = usage.inputTokens();
      add(
          new Traffic(
              call.route(),
              call.atMicros(),
              tokens,
              tokens,
              call.tier(),
              call.label(),
              call.succeeded(),
              true,
              1,
              usage,
              call.billedCalls(),
              call.billed()));
    } catch (Refusal refusal) {
      addUnmatched(refusal.code().word(), 1, refusal.message());
    }
  }

  private static BigDecimal number(String name, String text) {
    try {
      // Bounded before it is a number: 1e999999999 has a billion digits.
      if (text.length() <= 40) {
        BigDecimal number = new BigDecimal(text.strip());
        if (Math.abs((long) number.scale()) <= 40) {
          return number;
        }
      }
    } catch (NumberFormatException e) {
      throw notACount(name);
    }
    throw notACount(name);
  }

  private static Refusal notACount(String name) {
    return new Refusal(Refusal.Code.NOT_A_COUNT, name + " is no count");
  }

  /** Calls that cost alike. */
  public void add(Traffic traffic) {
    EffectiveRoute route = called.get(traffic.route()).route();
    String region = called.get(traffic.route()).region();
    Usage usage = traffic.usage();
    boolean used = usage.parts().keySet().stream().anyMatch(unit -> !unit.equals(Units.REQUEST));
    if (!traffic.succeeded() && !used) {
      addUnmatched("failed_without_usage", traffic.calls(), "");
      return;
    }
    if (!traffic.counted()) {
      addUnmatched("missing_usage", traffic.calls(), route.id());
      return;
    }
    Instant at =
        Instant.ofEpochSecond(
            Math.floorDiv(traffic.atMicros(), 1_000_000),
            Math.floorMod(traffic.atMicros(), 1_000_000) * 1_000L);
    PriceSteps change = steps(route);
    Key key =
        new Key(route.id(), region, traffic.tier(), change.band(traffic.size()), change.period(at));
    PriceContext context = context(region, traffic.tier(), at).withInputTokens(key.band());
    Price price = prices.computeIfAbsent(key, k -> tariff(route).price(context));
    CostAnswer answer = Costing.of(price, usage);
    if (answer instanceof CostAnswer.Unknown unknown) {
      addUnmatched("price_" + unknown.reason().word(), traffic.calls(), route.id());
      return;
    }
    Cost cost = ((CostAnswer.Priced) answer).cost();
    sums.add(traffic, route, LocalDate.ofInstant(at, ZoneOffset.UTC), cost);
    if (cost.isComplete()) {
      elsewhere.add(key, route, context, traffic, cost);
    }
  }

  private static PriceContext context(String region, String tier, Instant at) {
    PriceContext context = PriceContext.atInstant(at);
    if (!tier.isEmpty()) {
      context = context.withServiceTier(tier);
    }
    return region.isEmpty() ? context : context.withRegion(region);
  }

  private Tariff tariff(EffectiveRoute route) {
    return tariffs.computeIfAbsent(route.id(), id -> new Tariff(route.pricing()));
  }

  /** All of it. */
  public SpendReport report(Map<String, Long> lines, String keyName) {
    return sums.report(
        new TreeMap<>(lines),
        keyName,
        elsewhere.savings(),
        notPriced.entrySet().stream()
            .map(
                entry ->
                    new SpendReport.NotPriced(
                        entry.getKey(),
                        entry.getValue().calls,
                        List.copyOf(entry.getValue().examples)))
            .toList());
  }
}
