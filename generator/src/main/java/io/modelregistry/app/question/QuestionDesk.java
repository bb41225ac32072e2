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
      case "search" -> {
        Search.Question asked = searchReader.search(question);
        yield SearchJson.of(index, asked, search.answer(asked));
      }
      case "find" -> {
        Find.Question asked = reader.find(question);
        yield CandidateJson.of(index, asked, Find.answer(index, asked));
      }
      case "recommend" -> {
        Recommend.Question asked = reader.recommend(question);
        yield CandidateJson.of(index, asked, Recommend.answer(index, asked));
      }
      case "cheapest" -> {
        Cheapest.Question asked = reader.cheapest(question);
        yield CheapestJson.of(index, asked, Cheapest.answer(index, asked));
      }
      case "availability" -> {
        Availability.Question asked = reader.availability(question);
        yield AvailabilityJson.of(index, asked, Availability.answer(index, asked));
      }
      case "fallbacks" -> {
        Fallbacks.Question asked = reader.fallbacks(question);
        yield FallbacksJson.of(index, asked, Fallbacks.answer(index, asked));
      }
      case "best_route" -> {
        Fallbacks.Question asked = reader.fallbacks(question);
        yield FallbacksJson.best(index, asked, Fallbacks.answer(index, asked));
      }
      case "alternatives" -> {
        QuestionReader.ForModel asked = reader.alternatives(question);
        yield AlternativesJson.of(
            index,
            asked.model(),
            asked.request(),
            asked.currency(),
            new Alternatives(index, asked.scope(), asked.request(), asked.currency())
                .answer(asked.model(), asked.listing()));
      }
      case "cheaper" -> {
        Cheaper.Question asked = reader.cheaper(question);
        yield CheaperJson.of(index, asked, Cheaper.answer(index, asked));
      }
      default -> throw Parameters.invalid("there is no question '" + Quoted.shortened(word) + "'");
    };
  }
}
