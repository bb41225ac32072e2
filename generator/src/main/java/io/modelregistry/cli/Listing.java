package io.modelregistry.cli;

import io.modelregistry.edit.change.AuthoredFiles;
import io.modelregistry.edit.change.EditRefusal;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.EntityKind;
import io.modelregistry.registry.Registry;
import io.modelregistry.validate.report.SafeText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How lists of entities answer. */
final class Listing {
  @Mixin private final AnswerFormat format = new AnswerFormat();

  /**
   * What a list holds.
   *
   * @param rows the entities as the API has them, by id
   * @param table a head and a line for each of them
   */
  record Contents(List<ObjectNode> rows, TextTable table) {
    /** Of what has a status, a name and models. */
    static Contents withModels(List<ObjectNode> rows) {
      TextTable table = new TextTable().row("ID", "STATUS", "MODELS", "NAME");
      for (ObjectNode row : rows) {
        table.row(
            cell(row, "id"),
            cell(row, "status"),
            String.valueOf(row.path("models").size()),
            cell(row, "name"));
      }
      return new Contents(rows, table);
    }
  }

  /**
   * Lists entities.
   *
   * @param named ids that the filters name; each must exist
   */
  int run(
      RegistryCommand command,
      EntityKind kind,
      Map<EntityKind, Optional<String>> named,
      Function<Registry, Contents> list) {
    try {
      Optional<Registry> known = command.registry(Optional.empty());
      if (known.isEmpty()) {
        return ExitCode.FINDINGS;
      }
      named.forEach((of, id) -> id.ifPresent(each -> require(command, known.get(), of, each)));
      print(command, kind, list.apply(known.get()), format.isJson());
      return ExitCode.FINE;
    } catch (EditRefusal refusal) {
      return ChangeAnswer.print(
          command, new ChangeSubject("list", kind, ""), refusal, format.isJson());
    }
  }

  static void print(RegistryCommand command, EntityKind kind, Contents contents, boolean json) {
    command.environment.out().print(json ? json(kind, contents.rows()) : contents.table());
  }

  private static void require(
      RegistryCommand command, Registry registry, EntityKind kind, String id) {
    boolean exists =
        switch (kind) {
          case PLATFORM -> registry.platform(id).isPresent();
          case PROVIDER -> registry.provider(id).isPresent();
          case MODEL -> registry.model(id).isPresent();
          case ROUTE -> registry.route(id).isPresent();
        };
    if (!exists) {
      // Says what was probably meant.
      new AuthoredFiles(command.source(command.dataFolder()).read()).require(kind, id);
    }
  }

  private static String json(EntityKind kind, List<ObjectNode> rows) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("total", rows.size());
    ArrayNode list = answer.putArray(kind.plural());
    rows.forEach(list::add);
    return JsonText.pretty(answer);
  }

  /** Whether a filter lets a value pass. */
  static boolean passes(@Nullable Object wanted, Object value) {
    return wanted == null || wanted.equals(value);
  }

  /** A field as a word for a table; what is not there is a hyphen. */
  static String cell(ObjectNode row, String name) {
    return row.optional(name).map(value -> SafeText.of(value.asString())).orElse("-");
  }

  /** The day's price of a unit; what is free says so. */
  static String price(ObjectNode row, String unit) {
    String kind = row.path("current_price").path("kind").asString("");
    return row.path("current_price").path(unit).asString(kind.equals("free") ? kind : "-");
  }
}
