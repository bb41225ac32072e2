package io.modelregistry.derive.question;

import io.modelregistry.model.Model;
import io.modelregistry.model.PartialDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Which models go by such words, and pass those filters? Built once, since it reads all names. */
public final class Search {
  private final RouteIndex index;
  private final Map<String, TextMatch> texts = new HashMap<>();
  private final BitSet usable;

  /** Reads the names of all models. */
  public Search(RouteIndex index) {
    this.index = index;
    for (Model model : index.registry().models()) {
      texts.put(model.id(), new TextMatch(index.registry(), model));
    }
    Sieve sieve = new Sieve(index, index.all());
    Checks.on(sieve).usable();
    this.usable = sieve.left();
  }

  /** What hits are sorted by; ties always go by id. */
  public enum Key {
    /** How well the text matches, best first. */
    RELEVANCE,
    /** The model's id. */
    ID,
    /** The model's name. */
    NAME,
    /** What the request costs on the hit's first route. */
    COST,
    /** The model's own context window. */
    CONTEXT,
    /** The first day that the model's release date can mean. */
    RELEASED;

    /** The word in questions and answers: {@code cost}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An order of hits. What is unknown comes last in both directions.
   *
   * @param descending the largest first; {@link Key#RELEVANCE} has one direction only
   */
  public record Sort(Key key, boolean descending) {
    public Sort {
      if (key == Key.RELEVANCE && descending) {
        throw new IllegalArgumentException("relevance has one direction");
      }
    }

    /** The word in questions and answers: {@code cost}, {@code -cost}. */
    public String word() {
      return (descending ? "-" : "") + key.word();
    }
  }

  /**
   * The question.
   *
   * @param text any words; every one must match
   * @param request what costs are of; it has to fit only if it was given
   * @param currency the one in which prices are compared
   * @param sort empty is by relevance, or by id where the text has no words
   * @param page from 1
   * @param pageSize hits on a page, 1 or more
   */
  public record Question(
      String text,
      ModelFilter models,
      RouteFilter routes,
      Request request,
      String currency,
      Optional<Sort> sort,
      int page,
      int pageSize) {
    public Question {
      if (page < 1 || pageSize < 1) {
        throw new IllegalArgumentException("no page " + page + " of " + pageSize + " hits");
      }
    }
  }

  /**
   * The answer.
   *
   * @param total how many models pass
   * @param pages how many pages these fill, 1 or more
   * @param hits those of the asked page
   */
  public record Answer(Sort sort, int total, int pages, List<Hit> hits) {
    public Answer {
      hits = List.copyOf(hits);
    }
  }

  /**
   * A model that passes.
   *
   * @param score how well its words match; empty when none were asked
   * @param isUsable whether any of its routes is usable, listed or not
   * @param routes those that pass: usable ones first, then the cheapest, then by priority and id
   */
  public record Hit(Model model, OptionalInt score, boolean isUsable, List<Listed> routes) {
    public Hit {
      routes = List.copyOf(routes);
    }
  }

  /** A route that passes. */
  public record Listed(Offer offer, boolean isUsable) {}

  private record Found(Model model, OptionalInt score, List<Integer> places) {}

  /** Looks at every model. */
  public Answer answer(Question question) {
    List<String> query = Words.of(question.text());
    Comparison costs = Comparison.of(index, question.request().workload(), question.currency());
    BitSet passing = question.routes().passing(index, question.request(), costs);
    boolean routesMatter = question.routes().isGiven() || question.request().isGiven();
    PlaceOrder usableFirst = (one, other) -> Boolean.compare(usable.get(other), usable.get(one));
    PlaceOrder order = usableFirst.then(costs::cheaper).then(index::chain);
    List<Found> found = new ArrayList<>();
    for (Model model : index.registry().models()) {
      OptionalInt score = score(model, query);
      if ((query.isEmpty() || score.isPresent()) && question.models().passes(model)) {
        List<Integer> places =
            Arrays.stream(index.places(model))
                .filter(passing::get)
                .boxed()
                .sorted(order::compare)
                .toList();
        if (!routesMatter || !places.isEmpty()) {
          found.add(new Found(model, score, places));
        }
      }
    }
    Sort sort = sort(question, query);
    found.sort(order(sort, costs));
    long skipped = (question.page() - 1L) * question.pageSize();
    return new Answer(
        sort,
        found.size(),
        Math.max(1, (found.size() + question.pageSize() - 1) / question.pageSize()),
        found.stream()
            .skip(skipped)
            .limit(question.pageSize())
            .map(entry -> hit(entry, costs))
            .toList());
  }

  private OptionalInt score(Model model, List<String> query) {
    TextMatch text = texts.get(model.id());
    return query.isEmpty() || text == null ? OptionalInt.empty() : text.score(query);
  }

  private static Sort sort(Question question, List<String> query) {
    Sort sort = question.sort().orElse(new Sort(Key.RELEVANCE, false));
    return sort.key() == Key.RELEVANCE && query.isEmpty() ? new Sort(Key.ID, false) : sort;
  }

  private static Comparator<Found> order(Sort sort, Comparison costs) {
    Comparator<Found> byId = Comparator.comparing(entry -> entry.model().id());
    boolean down = sort.descending();
    Comparator<Found> order =
        switch (sort.key()) {
          case RELEVANCE ->
              Comparator.comparingInt((Found entry) -> entry.score().orElse(0)).reversed();
          case ID -> down ? byId.reversed() : byId;
          case NAME ->
              known(entry -> Optional.of(String.join(" ", Words.of(entry.model().name()))), down);
          case COST -> known(entry -> firstComparable(entry, costs), costs::cheaper, down);
          case CONTEXT ->
              known(entry -> Optional.ofNullable(entry.model().limits().contextWindow()), down);
          case RELEASED ->
              known(
                  entry ->
                      Optional.ofNullable(entry.model().releaseDate()).map(PartialDate::firstDay),
                  down);
        };
    return order.thenComparing(byId);
  }

  private static Optional<Integer> firstComparable(Found entry, Comparison costs) {
    return entry.places().stream().findFirst().filter(costs::isComparable);
  }

  private static <T extends Comparable<? super T>> Comparator<Found> known(
      Function<Found, Optional<T>> key, boolean down) {
    return known(key, Comparator.naturalOrder(), down);
  }

  private static <T> Comparator<Found> known(
      Function<Found, Optional<T>> key, Comparator<T> order, boolean down) {
    Comparator<T> directed = down ? order.reversed() : order;
    return (one, other) -> {
      Optional<T> first = key.apply(one);
      Optional<T> second = key.apply(other);
      return first.isPresent() && second.isPresent()
          ? directed.compare(first.get(), second.get())
          : Boolean.compare(second.isPresent(), first.isPresent());
    };
  }

  private Hit hit(Found entry, Comparison costs) {
    return new Hit(
        entry.model(),
        entry.score(),
        Arrays.stream(index.places(entry.model())).anyMatch(usable::get),
        entry.places().stream()
            .map(place -> new Listed(costs.offer(index, place), usable.get(place)))
            .toList());
  }
}
