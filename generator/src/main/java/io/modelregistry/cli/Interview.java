package io.modelregistry.cli;

import io.modelregistry.edit.change.EditRefusal;
import io.modelregistry.edit.change.FieldAssignment;
import io.modelregistry.finding.Finding;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.DocumentKind;
import io.modelregistry.validate.FieldGuide;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a person for the fields of something new, one by one, in the words of the schema. An answer
 * that the schema does not allow is asked for again; an empty one skips the field.
 */
final class Interview {
  /** The page where the facts were read, which is no field of its own. */
  private static final String SOURCE = "sources.-.url";

  private final BufferedReader in;
  private final PrintStream out;

  Interview(Environment environment) {
    this.in = new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
    this.out = environment.err();
  }

  /** What most people know about one; the rest is for update. */
  private static List<String> fields(EntityKind kind) {
    return switch (kind) {
      case PLATFORM ->
          List.of("name", "description", "base_url", "auth_type", "status", "docs_url");
      case PROVIDER ->
          List.of("name", "description", "direct_api_url", "auth_type", "status", "website");
      case MODEL ->
          List.of(
              "name",
              "description",
              "family",
              "model_string",
              "context_window",
              "max_output_tokens",
              "pricing.input_cost",
              "pricing.output_cost",
              "release_date",
              "status");
      case ROUTE ->
          List.of(
              "model_string_override",
              "pricing.input_cost",
              "pricing.output_cost",
              "priority",
              "status");
    };
  }

  /**
   * Asks for what is not said yet.
   *
   * @param said the fields that were given as options
   * @throws EditRefusal when the input ends
   */
  List<FieldAssignment> fields(EntityKind kind, DocumentKind document, Set<String> said) {
    List<FieldAssignment> answers = new ArrayList<>();
    for (String field : fields(kind)) {
      if (!said.contains(field.substring(0, (field + ".").indexOf('.')))) {
        field(document, field).ifPresent(answers::add);
      }
    }
    return answers;
  }

  /** The page where the facts were read, if the person says. */
  Optional<String> source(DocumentKind document) {
    String answer = "";
    do {
      answer = ask("source. The page where you read this. Empty for none.");
    } while (!answer.isEmpty() && !isLawful(document, SOURCE, answer));
    return Optional.of(answer).filter(page -> !page.isEmpty());
  }

  private Optional<FieldAssignment> field(DocumentKind document, String field) {
    String pointer = "/" + field.replace('.', '/');
    // Status has an answer for those who say nothing.
    boolean required = FieldGuide.isRequired(document, field) && !hasDefault(field);
    String question = question(document, field, pointer, required);
    while (true) {
      String answer = ask(question);
      if (answer.isEmpty() && !required) {
        return Optional.empty();
      }
      if (!answer.isEmpty() && isLawful(document, field, answer)) {
        return Optional.of(FieldAssignment.of(field, answer));
      }
    }
  }

  private static boolean hasDefault(String field) {
    return field.equals("status") || field.equals("priority");
  }

  private static String question(
      DocumentKind document, String field, String pointer, boolean required) {
    StringBuilder question = new StringBuilder(field + (required ? " (required). " : ". "));
    FieldGuide.description(document, pointer).ifPresent(question::append);
    Set<String> words = FieldGuide.words(document, pointer);
    if (!words.isEmpty()) {
      question.append(" One of ").append(String.join(", ", words)).append('.');
    } else {
      FieldGuide.example(document, pointer)
          .ifPresent(example -> question.append(" Such as ").append(example).append('.'));
    }
    return question.toString();
  }

  /** Says what is wrong with an answer, if anything is. */
  private boolean isLawful(DocumentKind document, String field, String answer) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    try {
      FieldAssignment.of(field, answer).applyTo(document, tree);
    } catch (EditRefusal refusal) {
      out.println("  " + Messages.sentence(refusal.message()));
      return false;
    }
    String top = "/" + field.substring(0, (field + ".").indexOf('.'));
    List<Finding> problems =
        DocumentReader.read(document.schema(), JsonText.prettyBytes(tree))
            .document()
            .map(read -> FieldGuide.problems(document, read))
            .orElse(List.of())
            .stream()
            .filter(finding -> isAbout(finding, top, field.equals(SOURCE)))
            .toList();
    problems.forEach(problem -> out.println("  " + problem.message() + "."));
    return problems.isEmpty();
  }

  /** Of a source only the address is asked for here. */
  private static boolean isAbout(Finding finding, String top, boolean source) {
    String pointer = finding.location().pointer();
    return source ? pointer.endsWith("/url") : pointer.equals(top) || pointer.startsWith(top + "/");
  }

  /**
   * Asks for a yes.
   *
   * @throws EditRefusal when the input ends
   */
  boolean confirms(String question) {
    String answer = ask(question + " [Y/n]");
    return answer.isEmpty() || answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
  }

  /**
   * Asks for a line.
   *
   * @throws EditRefusal when the input ends
   */
  String ask(String question) {
    out.println(question);
    out.print("> ");
    out.flush();
    try {
      String line = in.readLine();
      if (line == null) {
        out.println();
        throw aborted();
      }
      return line.strip();
    } catch (IOException e) {
      throw new InputException("The answer cannot be read.", e);
    }
  }

  static EditRefusal aborted() {
    return new EditRefusal(EditRefusal.Code.ABORTED, "nothing was written");
  }
}
