package io.modelregistry.app.cost;

import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.lookup.RouteChoice;
import io.modelregistry.derive.lookup.RouteLookup;
import io.modelregistry.derive.price.CostAnswer;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.derive.price.Tariff;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about costs from one registry, also of several threads at once. It remembers
 * which route was meant by which words.
 */
public final class CostDesk {
  /** So many choices of a route are remembered, then all are forgotten: a log has few. */
  private static final int REMEMBERED = 10_000;

  private final RouteLookup lookup;
  private final Instant now;
  private final Map<RouteChoice, Found> found = new ConcurrentHashMap<>();

  /**
   * @param now the time of questions that name none
   */
  public CostDesk(Registry registry, Instant now) {
    this.lookup = new RouteLookup(registry);
    this.now = now;
  }

  /** What one route answers. */
  public record Quote(EffectiveRoute route, CostAnswer answer) {}

  /** Either a route or why there is none. */
  private record Found(@Nullable Offer offer, @Nullable Refusal refusal) {}

  private record Offer(EffectiveRoute route, Tariff tariff) {
    Offer(EffectiveRoute route) {
      this(route, new Tariff(route.pricing()));
    }
  }

  /**
   * What the one route that is meant costs.
   *
   * @throws Refusal when there is no such route, or more than one
   */
  public Quote one(CostQuestion question) {
    Found answer = found.get(question.route());
    if (answer == null) {
      answer = find(question.route());
      if (found.size() >= REMEMBERED) {
        found.clear();
      }
      found.put(question.route(), answer);
    }
    if (answer.refusal() != null) {
      throw answer.refusal();
    }
    return quote(Objects.requireNonNull(answer.offer()), question);
  }

  /**
   * What every active route that is meant costs, by priority, then id.
   *
   * @throws Refusal when there is none
   */
  public List<Quote> all(CostQuestion question) {
    return lookup.all(question.route()).stream()
        .map(route -> quote(new Offer(route), question))
        .toList();
  }

  private Found find(RouteChoice choice) {
    try {
      return new Found(new Offer(lookup.one(choice)), null);
    } catch (Refusal refusal) {
      return new Found(null, refusal);
    }
  }

  private Quote quote(Offer offer, CostQuestion question) {
    PriceContext context =
        new PriceContext(
            question.at().orElse(now),
            true,
            null,
            question.serviceTier().orElse(null),
            question.region().orElse(null));
    return new Quote(offer.route(), offer.tariff().cost(question.usage(), context));
  }
}
