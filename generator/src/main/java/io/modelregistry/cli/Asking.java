package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.Refusal;
import io.modelregistry.json.JsonText;
import io.modelregistry.registry.Registry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asks the registry one question and says what it answers. */
final class Asking {
  private final RegistryCommand registry;
  private final QuestionOptions options;
  private final ObjectNode question = JsonNodeFactory.instance.objectNode();

  /** What the parts say is in {@link #question()}; a command may put more there. */
  Asking(RegistryCommand registry, QuestionOptions options, QuestionPart... parts) {
    this.registry = registry;
    this.options = options;
    options.into(question);
    for (QuestionPart part : parts) {
      part.into(question);
    }
  }

  /**
   * An answer, both ways.
   *
   * @param isFound whether there is anything of what was asked for
   */
  record Reply(JsonNode json, String text, boolean isFound) {}

  ObjectNode question() {
    return question;
  }

  /**
   * Opens the data, asks, and prints the answer.
   *
   * @return the exit code
   */
  int ask(Function<QuestionDesk, Reply> ask) {
    try {
      // A desk at another time reads no more.
      Optional<Registry> data = registry.registry(registry.time());
      return data.isEmpty() ? ExitCode.FINDINGS : answer(ask.apply(desk(data.orElseThrow())));
    } catch (Refusal refusal) {
      return Refusals.tell(registry, options.format, refusal);
    }
  }

  private QuestionDesk desk(Registry data) {
    String at = options.at;
    return at == null ? QuestionDesk.of(data) : QuestionDesk.of(data, at);
  }

  private int answer(Reply reply) {
    registry
        .environment
        .out()
        .print(options.format.isJson() ? JsonText.pretty(reply.json()) : reply.text());
    return reply.isFound() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  static void put(ObjectNode question, String name, @Nullable String value) {
    if (value != null) {
      question.put(name, value);
    }
  }

  static void put(ObjectNode question, String name, @Nullable Long value) {
    if (value != null) {
      question.put(name, value);
    }
  }

  static void put(ObjectNode question, String name, @Nullable Integer value) {
    if (value != null) {
      question.put(name, value);
    }
  }

  static void put(ObjectNode question, String name, @Nullable BigDecimal value) {
    if (value != null) {
      question.put(name, value.toPlainString());
    }
  }

  static void put(ObjectNode question, String name, List<String> values) {
    if (!values.isEmpty()) {
      values.forEach(question.withArray(name)::add);
    }
  }
}
