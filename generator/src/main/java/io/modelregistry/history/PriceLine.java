package io.modelregistry.history;

import io.modelregistry.derive.price.CurrentPrice;
import io.modelregistry.derive.price.Price;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The base price over time: on each day what the registry said on that day, and for days to come
 * what it says now.
 *
 * @param subject a model, for its provider's own API, or a route that states its own prices
 * @param points by time; two that follow each other differ
 */
public record PriceLine(Subject subject, List<Point> points) {
  public PriceLine {
    points = List.copyOf(points);
  }

  /**
   * A price from one instant on.
   *
   * @param from empty for a price before the first date that anybody wrote down
   */
  public record Point(Optional<Instant> from, Price price) {}

  /**
   * What was written down, and when.
   *
   * @param pricing null is unknown
   */
  record Statement(Instant at, @Nullable Pricing pricing) {}

  static PriceLine of(Subject subject, List<Statement> statements) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      boolean first = i == 0;
      Optional<Instant> end =
          i + 1 < statements.size() ? Optional.of(statements.get(i + 1).at()) : Optional.empty();
      TreeSet<Instant> turns = turns(statement.pricing());
      end.ifPresent(next -> turns.tailSet(next).clear());
      if (!first) {
        turns.headSet(statement.at()).clear();
      }
      if (first && !turns.isEmpty() && turns.first().isBefore(statement.at())) {
        add(points, Optional.empty(), statement.pricing(), turns.first().minusSeconds(1));
      } else {
        turns.add(statement.at());
      }
      turns.forEach(turn -> add(points, Optional.of(turn), statement.pricing(), turn));
    }
    return new PriceLine(subject, points);
  }

  private static void add(
      List<Point> points, Optional<Instant> from, @Nullable Pricing pricing, Instant at) {
    Price price = CurrentPrice.of(pricing, at);
    if (points.isEmpty() || !points.get(points.size() - 1).price().equals(price)) {
      points.add(new Point(from, price));
    }
  }

  private static TreeSet<Instant> turns(@Nullable Pricing pricing) {
    TreeSet<Instant> turns = new TreeSet<>();
    if (pricing != null) {
      pricing.overrides().stream()
          .map(PriceOverride::when)
          .filter(when -> when.isDatedOnly())
          .flatMap(
              when ->
                  Stream.of(Optional.ofNullable(when.from()), Optional.ofNullable(when.until())))
          .forEach(turn -> turn.ifPresent(turns::add));
    }
    return turns;
  }
}
