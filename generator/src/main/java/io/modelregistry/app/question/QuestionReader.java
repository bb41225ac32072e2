package io.modelregistry.app.question;

import io.modelregistry.derive.lookup.NameLookup;
import io.modelregistry.derive.question.Alternatives;
import io.modelregistry.derive.question.Availability;
import io.modelregistry.derive.question.Budget;
import io.modelregistry.derive.question.Cheaper;
import io.modelregistry.derive.question.Cheapest;
import io.modelregistry.derive.question.Fallbacks;
import io.modelregistry.derive.question.Find;
import io.modelregistry.derive.question.Listing;
import io.modelregistry.derive.question.Outages;
import io.modelregistry.derive.question.Recommend;
import io.modelregistry.derive.question.Request;
import io.modelregistry.derive.question.Scope;
import io.modelregistry.derive.question.Wanted;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Reads questions and finds what they name. Each method refuses what is not in the form of its
 * question, and names that there are not.
 */
public final class QuestionReader {
  private static final String MODEL = "model";
  private static final List<String> ALWAYS = List.of("question", "at", "currency");
  private static final List<String> LISTED = List.of("limit", "left_out");
  private static final List<String> SCOPE = List.of("providers", "platforms");
  private static final List<String> REQUEST = List.of("prompt_tokens", "max_output_tokens");
  private static final List<String> WANTED = List.of("require", "exclude");
  private static final int MAX_LISTED = 100_000;

  private final Registry registry;
  private final NameLookup names;

  QuestionReader(Registry registry, NameLookup names) {
    this.registry = registry;
    this.names = names;
  }

  static Set<String> names(List<List<String>> groups) {
    Set<String> names = new TreeSet<>(ALWAYS);
    groups.forEach(names::addAll);
    return names;
  }

  /** What is wanted of capabilities, for find. */
  public Find.Question find(JsonNode question) {
    Parameters parameters =
        Parameters.of(
            question, names(List.of(WANTED, List.of("optional"), SCOPE, REQUEST, LISTED)));
    return new Find.Question(
        wanted(parameters),
        scope(parameters),
        request(parameters),
        currency(parameters),
        listing(parameters));
  }

  /** Which request is to cost the least, and where. */
  public Cheapest.Question cheapest(JsonNode question) {
    Parameters parameters =
        Parameters.of(question, names(List.of(WANTED, List.of(MODEL), SCOPE, REQUEST, LISTED)));
    return new Cheapest.Question(
        wanted(parameters),
        parameters.text(MODEL).map(names::model),
        scope(parameters),
        request(parameters),
        currency(parameters),
        listing(parameters));
  }

  /** What a purpose needs, and what is preferred. */
  public Recommend.Question recommend(JsonNode question) {
    Parameters parameters =
        Parameters.of(
            question,
            names(
                List.of(
                    WANTED,
                    List.of("optional", "min_context", "budget", "budget_per_million", "prefer"),
                    SCOPE,
                    REQUEST,
                    LISTED)));
    return new Recommend.Question(
        wanted(parameters),
        scope(parameters),
        request(parameters),
        parameters.tokens("min_context", 1),
        new Budget(parameters.decimal("budget"), parameters.decimal("budget_per_million")),
        preference(parameters),
        currency(parameters),
        listing(parameters));
  }

  private static Recommend.Preference preference(Parameters parameters) {
    Optional<String> word = parameters.text("prefer");
    return word.isEmpty()
        ? Recommend.Preference.COST
        : Arrays.stream(Recommend.Preference.values())
            .filter(preference -> preference.word().equals(word.get()))
            .findFirst()
            .orElseThrow(() -> Parameters.invalid("prefer is cost, latency or context"));
  }

  /** Which model is to be called. */
  public Availability.Question availability(JsonNode question) {
    Parameters parameters = Parameters.of(question, names(List.of(List.of(MODEL), REQUEST)));
    return new Availability.Question(model(parameters), request(parameters), currency(parameters));
  }

  /** Also for best_route, which has the same parameters. */
  public Fallbacks.Question fallbacks(JsonNode question) {
    Parameters parameters =
        Parameters.of(
            question,
            names(List.of(WANTED, List.of(MODEL, "platforms", "down", "left_out"), REQUEST)));
    parameters.list("down").forEach(names::route);
    return new Fallbacks.Question(
        model(parameters),
        wanted(parameters),
        scope(parameters),
        request(parameters),
        new Outages(Set.copyOf(parameters.list("down"))),
        currency(parameters),
        listing(parameters));
  }

  /** What something else is sought for. */
  public Alternatives.Question alternatives(JsonNode question) {
    Parameters parameters =
        Parameters.of(question, names(List.of(List.of(MODEL), SCOPE, REQUEST, LISTED)));
    return new Alternatives.Question(
        model(parameters),
        scope(parameters),
        request(parameters),
        currency(parameters),
        listing(parameters));
  }

  /** What is to cost less: a model, one of its platforms, or one route. */
  public Cheaper.Question cheaper(JsonNode question) {
    Parameters parameters =
        Parameters.of(
            question, names(List.of(List.of(MODEL, "platform", "route"), SCOPE, REQUEST, LISTED)));
    Optional<EffectiveRoute> route = parameters.text("route").map(names::route);
    Optional<String> platform = parameters.text("platform");
    if (route.isPresent() && (platform.isPresent() || parameters.text(MODEL).isPresent())) {
      throw Parameters.invalid("route says model and platform already; leave them out");
    }
    platform.ifPresent(id -> names.platforms(List.of(id)));
    return new Cheaper.Question(
        route.map(EffectiveRoute::model).orElseGet(() -> model(parameters)),
        platform,
        route,
        scope(parameters),
        request(parameters),
        currency(parameters),
        listing(parameters));
  }

  private Model model(Parameters parameters) {
    return names.model(parameters.required(MODEL));
  }

  private Wanted wanted(Parameters parameters) {
    return wanted(parameters, names);
  }

  /** Refuses a capability that is wanted in two ways. */
  static Wanted wanted(Parameters parameters, NameLookup names) {
    Wanted wanted =
        new Wanted(
            names.capabilities(parameters.list("require")),
            names.capabilities(parameters.list("optional")),
            names.capabilities(parameters.list("exclude")));
    Set<String> seen = new HashSet<>();
    for (List<String> keys : List.of(wanted.require(), wanted.optional(), wanted.exclude())) {
      for (String key : keys) {
        if (!seen.add(key)) {
          throw Parameters.invalid(
              "'" + key + "' is asked for twice: it is either required, optional or excluded");
        }
      }
    }
    return wanted;
  }

  private Scope scope(Parameters parameters) {
    return new Scope(
        names.providers(parameters.list("providers")),
        names.platforms(parameters.list("platforms")));
  }

  static Request request(Parameters parameters) {
    return new Request(
        parameters.tokens("prompt_tokens", 0), parameters.tokens("max_output_tokens", 0));
  }

  private String currency(Parameters parameters) {
    return parameters.currency(registry.settings().currency());
  }

  private static Listing listing(Parameters parameters) {
    return new Listing(
        parameters.count("limit", 1, MAX_LISTED, Listing.DEFAULT.limit()),
        parameters.count("left_out", 0, MAX_LISTED, Listing.DEFAULT.leftOut()));
  }
}
