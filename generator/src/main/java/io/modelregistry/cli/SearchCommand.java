package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.question.Search;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.render.answer.SearchJson;
import io.modelregistry.validate.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry search}: models by text and filters. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description =
        "Which models match those words, typing errors forgiven, and pass those filters; each with"
            + " its routes that pass, the cheapest first. Exit code 1 means none.")
final class SearchCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Parameters(
      arity = "0..*",
      paramLabel = "TEXT",
      description =
          "Words of a name, id, alias, model string or provider. Every one must match; none matches"
              + " all.")
  private List<String> text = new ArrayList<>();

  @Option(
      names = "--sort",
      paramLabel = "KEY",
      description =
          "relevance, id, name, cost, context or released; --sort=-cost sorts the other way"
              + " (default: relevance, without words id).")
  private @Nullable String sort;

  @Option(names = "--page", paramLabel = "N", description = "Which page (default: 1).")
  private @Nullable Integer page;

  @Option(
      names = "--page-size",
      paramLabel = "N",
      description = "So many models a page (default: 20).")
  private @Nullable Integer pageSize;

  @Mixin private final ModelFilterOptions models = new ModelFilterOptions();
  @Mixin private final RouteFilterOptions routes = new RouteFilterOptions();
  @Mixin private final QuestionOptions options = new QuestionOptions();

  SearchCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Asking asking = new Asking(registry, options, models, routes);
    asking.question().put("text", String.join(" ", text));
    Asking.put(asking.question(), "sort", sort);
    Asking.put(asking.question(), "page", page);
    Asking.put(asking.question(), "page_size", pageSize);
    return asking.ask(desk -> reply(desk, desk.searchReader().search(asking.question())));
  }

  private static Asking.Reply reply(QuestionDesk desk, Search.Question question) {
    Search.Answer answer = desk.search().answer(question);
    TextTable table = new TextTable();
    answer.hits().forEach(hit -> row(table, hit));
    String text =
        answer.total() == 0
            ? "No model matches.\n"
            : String.format(
                    Locale.ROOT,
                    "%s, page %,d of %,d. ",
                    Messages.counted(answer.total(), "model"),
                    question.page(),
                    answer.pages())
                + AnswerText.request(desk.index(), question.request())
                + table;
    return new Asking.Reply(
        SearchJson.of(desk.index(), question, answer), text, answer.total() > 0);
  }

  private static void row(TextTable table, Search.Hit hit) {
    int others = hit.routes().size() - 1;
    table.row(
        hit.model().id(),
        SafeText.of(hit.model().name()),
        hit.model().providerId(),
        hit.routes().isEmpty() ? "no route" : AnswerText.cost(hit.routes().get(0).offer()),
        hit.routes().isEmpty()
            ? ""
            : hit.routes().get(0).offer().route().id()
                + (others > 0 ? " and " + others + " more" : ""),
        remark(hit));
  }

  private static String remark(Search.Hit hit) {
    if (hit.model().status() == Lifecycle.DEPRECATED) {
      return "deprecated";
    }
    return hit.isUsable() ? "" : "not usable";
  }
}
