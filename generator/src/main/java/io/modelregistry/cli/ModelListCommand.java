package io.modelregistry.cli;

import io.modelregistry.app.AsOf;
import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.derive.question.Search;
import io.modelregistry.model.EntityKind;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.EntityJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/** {@code registry model list}: all models that pass the filters of search, each as it is. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "List models by id, with the filters of 'registry search'; a model passes when one of its"
            + " routes passes all filters of routes.")
final class ModelListCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Mixin private final ModelFilterOptions models = new ModelFilterOptions();
  @Mixin private final RouteFilterOptions routes = new RouteFilterOptions();
  @Mixin private final QuestionOptions options = new QuestionOptions();

  ModelListCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Asking asking = new Asking(registry, options, models, routes);
    try {
      Optional<Registry> known = registry.registry(time());
      if (known.isEmpty()) {
        return ExitCode.FINDINGS;
      }
      List<ObjectNode> rows = rows(known.get(), asking.question());
      Listing.print(
          registry,
          EntityKind.MODEL,
          new Listing.Contents(rows, table(rows)),
          options.format.isJson());
      return ExitCode.FINE;
    } catch (Refusal refusal) {
      return Refusals.tell(registry, options.format, refusal);
    }
  }

  private Optional<Instant> time() {
    try {
      return options.at == null ? registry.time() : Optional.of(AsOf.parse(options.at));
    } catch (IllegalArgumentException e) {
      throw new Refusal(Refusal.Code.NOT_A_TIME, "--at: " + e.getMessage());
    }
  }

  private List<ObjectNode> rows(Registry known, ObjectNode question) {
    String at = options.at;
    QuestionDesk desk = at == null ? QuestionDesk.of(known) : QuestionDesk.of(known, at);
    EntityJson json = new EntityJson(known, CapabilityMatrix.of(known));
    return desk.search().answer(whole(desk.searchReader().search(question), known)).hits().stream()
        .map(hit -> json.model(hit.model()))
        .toList();
  }

  /** A list has one page, however long. */
  private static Search.Question whole(Search.Question question, Registry known) {
    return new Search.Question(
        question.text(),
        question.models(),
        question.routes(),
        question.request(),
        question.currency(),
        question.sort(),
        1,
        known.models().size() + 1);
  }

  private static TextTable table(List<ObjectNode> rows) {
    TextTable table =
        new TextTable().row("ID", "PROVIDER", "STATUS", "CONTEXT", "INPUT", "OUTPUT", "NAME");
    for (ObjectNode row : rows) {
      table.row(
          Listing.cell(row, "id"),
          Listing.cell(row, "provider_id"),
          Listing.cell(row, "status"),
          Listing.cell(row, "context_window"),
          Listing.price(row, "input_cost"),
          Listing.price(row, "output_cost"),
          Listing.cell(row, "name"));
    }
    return table;
  }
}
