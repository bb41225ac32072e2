package io.modelregistry.cli;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.edit.change.AuthoredFiles;
import io.modelregistry.edit.change.EditRefusal;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.EntityKind;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.EntityJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How all lists of entities answer. */
final class Listing {
  @Mixin private final AnswerFormat format = new AnswerFormat();

  /** One list. */
  interface Contents {
    /** The entities that fit, by id. */
    List<ObjectNode> rows(Registry registry, EntityJson json);

    /** A head and a line for each of them. */
    Columns text(List<ObjectNode> rows);
  }

  /**
   * Lists them.
   *
   * @param named ids that the filters name; each must exist
   */
  int run(
      RegistryCommand command,
      EntityKind kind,
      Map<EntityKind, Optional<String>> named,
      Contents contents) {
    try {
      Optional<Registry> known = command.registry(Optional.empty());
      if (known.isEmpty()) {
        return ExitCode.FINDINGS;
      }
      Registry registry = known.get();
      named.forEach((of, id) -> id.ifPresent(each -> require(command, registry, of, each)));
      List<ObjectNode> rows =
          contents.rows(registry, new EntityJson(registry, CapabilityMatrix.of(registry)));
      command
          .environment
          .out()
          .print(format.isJson() ? json(kind, rows) : contents.text(rows).toString());
      return ExitCode.FINE;
    } catch (EditRefusal refusal) {
      return ChangeAnswer.print(
          command, new ChangeSubject("list", kind, ""), refusal, format.isJson());
    }
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
    return row.optional(name).map(value -> value.asString()).orElse("-");
  }
}
