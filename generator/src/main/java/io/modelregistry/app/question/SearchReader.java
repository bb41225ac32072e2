package io.modelregistry.app.question;

import io.modelregistry.derive.lookup.NameLookup;
import io.modelregistry.derive.question.ModelFilter;
import io.modelregistry.derive.question.RouteFilter;
import io.modelregistry.derive.question.Search;
import io.modelregistry.json.Quoted;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Modalities;
import io.modelregistry.registry.Registry;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads what search is asked, which has more parameters than all others. */
public final class SearchReader {
  private static final int PAGE_SIZE = 20;
  private static final int MAX_PAGE_SIZE = 1_000;
  private static final int MAX_PAGE = 1_000_000;

  private static final Set<String> NAMES =
      QuestionReader.names(
          List.of(
              List.of("text", "providers", "status", "open_weights", "input_modalities"),
              List.of("output_modalities", "tags", "released_from", "released_until"),
              List.of("platforms", "require", "exclude", "usable", "min_cost", "max_cost"),
              List.of("max_input_cost", "max_output_cost", "min_context", "max_context"),
              List.of("prompt_tokens", "max_output_tokens", "sort", "page", "page_size")));

  private final Registry registry;
  private final NameLookup names;

  SearchReader(Registry registry, NameLookup names) {
    this.registry = registry;
    this.names = names;
  }

  /**
   * The question in it.
   *
   * @throws io.modelregistry.derive.Refusal when it is not in the form of one, or names what there
   *     is not
   */
  public Search.Question search(JsonNode question) {
    Parameters parameters = Parameters.of(question, NAMES);
    return new Search.Question(
        parameters.words("text"),
        models(parameters),
        routes(parameters),
        QuestionReader.request(parameters),
        parameters.currency(registry.settings().currency()),
        parameters.text("sort").map(SearchReader::sort),
        parameters.count("page", 1, MAX_PAGE, 1),
        parameters.count("page_size", 1, MAX_PAGE_SIZE, PAGE_SIZE));
  }

  private ModelFilter models(Parameters parameters) {
    return new ModelFilter(
        names.providers(parameters.list("providers")),
        statuses(parameters.list("status")),
        parameters.truth("open_weights"),
        new Modalities(parameters.list("input_modalities"), parameters.list("output_modalities")),
        parameters.list("tags"),
        parameters.date("released_from"),
        parameters.date("released_until"));
  }

  private RouteFilter routes(Parameters parameters) {
    return new RouteFilter(
        names.platforms(parameters.list("platforms")),
        QuestionReader.wanted(parameters, names),
        parameters.flag("usable"),
        parameters.decimal("min_cost"),
        parameters.decimal("max_cost"),
        parameters.decimal("max_input_cost"),
        parameters.decimal("max_output_cost"),
        parameters.tokens("min_context", 1),
        parameters.tokens("max_context", 1));
  }

  private static Set<Lifecycle> statuses(List<String> words) {
    Set<Lifecycle> statuses = EnumSet.noneOf(Lifecycle.class);
    for (String word : words) {
      statuses.add(
          Arrays.stream(Lifecycle.values())
              .filter(status -> status.word().equals(word))
              .findFirst()
              .orElseThrow(
                  () -> Parameters.invalid("status is any of active, beta and deprecated")));
    }
    return statuses;
  }

  private static Search.Sort sort(String word) {
    boolean descending = word.startsWith("-");
    String name = descending ? word.substring(1) : word;
    Optional<Search.Key> key =
        Arrays.stream(Search.Key.values())
            .filter(candidate -> candidate.word().equals(name))
            .filter(candidate -> !descending || candidate != Search.Key.RELEVANCE)
            .findFirst();
    return new Search.Sort(
        key.orElseThrow(
            () ->
                Parameters.invalid(
                    "sort is relevance, or one of id, name, cost, context and released, perhaps"
                        + " with - before it, not '"
                        + Quoted.shortened(word)
                        + "'")),
        descending);
  }
}
