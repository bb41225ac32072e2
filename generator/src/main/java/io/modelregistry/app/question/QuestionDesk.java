package io.modelregistry.app.question;

import io.modelregistry.app.AsOf;
import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.derive.lookup.NameLookup;
import io.modelregistry.derive.price.RouteTariffs;
import io.modelregistry.derive.question.Alternatives;
import io.modelregistry.derive.question.Availability;
import io.modelregistry.derive.question.Cheaper;
import io.modelregistry.derive.question.Cheapest;
import io.modelregistry.derive.question.Fallbacks;
import io.modelregistry.derive.question.Find;
import io.modelregistry.derive.question.Recommend;
import io.modelregistry.derive.question.RouteIndex;
import io.modelregistry.derive.question.Search;
import io.modelregistry.json.Quoted;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.answer.AlternativesJson;
import io.modelregistry.render.answer.AvailabilityJson;
import io.modelregistry.render.answer.CandidateJson;
import io.modelregistry.render.answer.CheaperJson;
import io.modelregistry.render.answer.CheapestJson;
import io.modelregistry.render.answer.FallbacksJson;
import io.modelregistry.render.answer.SearchJson;
import java.time.Instant;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers questions about one registry at one instant. Made once, which takes a while; then each
 * question takes milliseconds. It answers one thread at a time.
 */
public final class QuestionDesk {
  private final Registry registry;
  private final RouteIndex index;
  private final QuestionReader reader;
  private final SearchReader searchReader;
  private final Search search;

  private QuestionDesk(Registry registry, boolean hourly) {
    this.registry = registry;
    NameLookup names = new NameLookup(registry);
    CapabilityMatrix capabilities = CapabilityMatrix.of(registry);
    this.index =
        RouteIndex.of(registry, capabilities::asServedBy, RouteTariffs.of(registry, hourly));
    this.reader = new QuestionReader(registry, names);
    this.searchReader = new SearchReader(registry, names);
    this.search = new Search(index);
  }

  /** A desk at the registry's own instant, where prices are those of the day. */
  public static QuestionDesk of(Registry registry) {
    return new QuestionDesk(registry, false);
  }

  /**
   * A desk at another time.
   *
   * @param at a day, or an instant such as {@code 2026-12-01T08:30:00Z}, at which special hours
   *     count
   * @throws Refusal when it is neither
   */
  public static QuestionDesk of(Registry registry, String at) {
    Instant instant;
    try {
      instant = AsOf.parse(at);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Refusal.Code.NOT_A_TIME, "at: " + e.getMessage());
    }
    return new QuestionDesk(registry.at(instant), !AsOf.isDay(at));
  }

  /** All routes, ready to be asked. */
  public RouteIndex index() {
    return index;
  }

  /** Reads questions, and names in them. */
  public QuestionReader reader() {
    return reader;
  }

  /** Reads what search is asked. */
  public SearchReader searchReader() {
    return searchReader;
  }

  /** What finds models by words and filters. */
  public Search search() {
    return search;
  }

  /**
   * The answer to a question in JSON.
   *
   * @param question its word in {@code question}, its parameters beside that
   * @throws Refusal when it cannot be answered as it was asked
   */
  public ObjectNode answer(JsonNode question) {
    JsonNode at = question.path("at");
    if (!at.isMissingNode() && !at.isNull()) {
      if (!at.isString()) {
        throw new Refusal(Refusal.Code.NOT_A_TIME, "at is no text with a time in it");
      }
      return of(registry, at.stringValue()).answerNow(question);
    }
    return answerNow(question);
  }

  private ObjectNode answerNow(JsonNode question) {
    String word = question.path("question").stringValue("");
    return switch (word) {
      case "search" ->
          say(searchReader.search(question), (all, asked) -> search.answer(asked), SearchJson::of);
      case "find" -> say(reader.find(question), Find::answer, CandidateJson::of);
      case "recommend" -> say(reader.recommend(question), Recommend::answer, CandidateJson::of);
      case "cheapest" -> say(reader.cheapest(question), Cheapest::answer, CheapestJson::of);
      case "availability" ->
          say(reader.availability(question), Availability::answer, AvailabilityJson::of);
      case "fallbacks" -> say(reader.fallbacks(question), Fallbacks::answer, FallbacksJson::of);
      case "best_route" -> say(reader.fallbacks(question), Fallbacks::answer, FallbacksJson::best);
      case "alternatives" ->
          say(reader.alternatives(question), Alternatives::answer, AlternativesJson::of);
      case "cheaper" -> say(reader.cheaper(question), Cheaper::answer, CheaperJson::of);
      default -> throw Parameters.invalid("there is no question '" + Quoted.shortened(word) + "'");
    };
  }

  /** How an answer is written down. */
  private interface Writer<Q, A> {
    ObjectNode write(RouteIndex index, Q question, A answer);
  }

  private <Q, A> ObjectNode say(Q asked, BiFunction<RouteIndex, Q, A> answer, Writer<Q, A> writer) {
    return writer.write(index, asked, answer.apply(index, asked));
  }
}
