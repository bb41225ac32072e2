package io.modelregistry.render.html;

import io.modelregistry.derive.price.Price;
import io.modelregistry.history.Change;
import io.modelregistry.history.Entry;
import io.modelregistry.history.PriceLine;
import io.modelregistry.history.Revision;
import io.modelregistry.history.Subject;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.render.feed.Feed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of a model's page that says what changed, and when it cost what. */
record ModelHistory(
    List<Row> rows,
    boolean changed,
    Optional<String> rest,
    String currency,
    List<PriceRow> prices,
    boolean priced,
    String feed,
    String json) {
  private static final int MAX_ROWS = 40;

  /** One change. */
  record Row(String day, String text, String author, Optional<String> href) {}

  /**
   * One price from one day on.
   *
   * @param day empty before the first that is known
   * @param where a platform or the provider's own API
   */
  record PriceRow(Optional<String> day, String where, Rate input, Rate output, Rate cached) {}

  /** A price; the number is empty where it is none, and then no chart draws it. */
  record Rate(Amount amount, Optional<String> number) {}

  static ModelHistory of(Model model, Facts facts) {
    List<Row> rows = new ArrayList<>();
    int total = 0;
    for (Entry entry : facts.history().ofModel(model.id())) {
      for (Change change : entry.changes()) {
        total++;
        if (rows.size() < MAX_ROWS) {
          rows.add(row(entry.revision(), change, model, facts));
        }
      }
    }
    List<PriceRow> prices =
        facts.history().prices(model.id()).stream()
            .filter(line -> line.points().size() > 1)
            .flatMap(line -> prices(line, facts).stream())
            .toList();
    return new ModelHistory(
        rows,
        !rows.isEmpty(),
        total > rows.size()
            ? Optional.of(Titles.count(total - rows.size(), "earlier change"))
            : Optional.empty(),
        facts.registry().settings().currency(),
        prices,
        !prices.isEmpty(),
        facts.links().to(Feed.ofModel(model.id())),
        facts.links().to("api/registry/models/" + model.id() + "/history.json"));
  }

  private static Row row(Revision revision, Change change, Model model, Facts facts) {
    return new Row(
        ChangesPage.day(revision),
        ChangesPage.line(change, Optional.of(model.id())),
        revision.author(),
        EditLinks.commit(facts.registry().settings().repositoryUrl(), revision.commit()));
  }

  private static List<PriceRow> prices(PriceLine line, Facts facts) {
    String where = where(line.subject(), facts);
    String currency = facts.registry().settings().currency();
    return line.points().stream()
        .map(
            point ->
                new PriceRow(
                    point.from().map(ModelHistory::day),
                    where,
                    rate(point.price(), Units.INPUT, currency),
                    rate(point.price(), Units.OUTPUT, currency),
                    rate(point.price(), Units.CACHE_READ, currency)))
        .toList();
  }

  private static String where(Subject subject, Facts facts) {
    if (subject.kind() == EntityKind.MODEL) {
      return facts.registry().platform(Platform.DIRECT).map(Platform::name).orElse("Own API");
    }
    Optional<EffectiveRoute> route = facts.registry().route(subject.id());
    return route
        .map(
            found ->
                found.platform().name()
                    + found.authored().variant().map(variant -> " " + variant).orElse(""))
        .orElse(subject.id());
  }

  private static String day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static Rate rate(Price price, Unit unit, String currency) {
    Amount amount = Amount.of(price, unit);
    if (price instanceof Price.Metered metered && metered.currency().equals(currency)) {
      BigDecimal rate = metered.rates().get(unit);
      return new Rate(amount, Optional.ofNullable(rate).map(Decimals::plain));
    }
    return new Rate(amount, price instanceof Price.Free ? Optional.of("0") : Optional.empty());
  }
}
