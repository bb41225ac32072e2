package io.modelregistry.cli;

import io.modelregistry.derive.deprecation.Farewells.Entry;
import io.modelregistry.validate.report.SafeText;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is going and gone, for people. */
final class DeprecationsText {
  private final DeprecationsAnswer answer;
  private final DeprecationWords words;

  private DeprecationsText(DeprecationsAnswer answer) {
    this.answer = answer;
    this.words = new DeprecationWords(answer, UnaryOperator.identity());
  }

  static String of(DeprecationsAnswer answer) {
    return new DeprecationsText(answer).text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    if (!answer.farewells().broken().isEmpty()) {
      text.append("Broken: in use, and its or its model's last day is over.\n");
      TextTable table = new TextTable();
      answer
          .farewells()
          .broken()
          .forEach(
              each ->
                  table.row(
                      each.id(),
                      words.words(each),
                      words.ended(each) + " ended " + each.lastDay()));
      text.append(table).append('\n');
    }
    section(text, "Announced", answer.farewells().announced());
    section(text, "Past and still depended on", answer.dependedOn());
    section(text, "Deprecated with no last day", answer.farewells().undated());
    routes(text);
    int rest = answer.farewells().past().size() - answer.dependedOn().size();
    if (rest > 0) {
      text.append(Messages.counted(rest, "model"))
          .append(" more ended, and nothing depends on ")
          .append(rest == 1 ? "it" : "them")
          .append("; --format json lists all.\n");
    }
    return text.isEmpty() ? "Nothing is announced, and nothing has ended.\n" : text.toString();
  }

  private void routes(StringBuilder text) {
    if (answer.farewells().routes().isEmpty()) {
      return;
    }
    text.append("Routes that end before their model (")
        .append(answer.farewells().routes().size())
        .append(")\n");
    TextTable table = new TextTable();
    answer
        .farewells()
        .routes()
        .forEach(
            entry ->
                table.row(entry.route().id(), words.when(entry.lastDay()), words.others(entry)));
    text.append(table).append('\n');
  }

  private void section(StringBuilder text, String heading, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    text.append(heading).append(" (").append(entries.size()).append(")\n");
    TextTable table = new TextTable();
    for (Entry entry : entries) {
      table
          .row(
              entry.deprecation().model().id(),
              SafeText.of(entry.deprecation().model().providerId()),
              words.when(entry.deprecation()),
              "move to " + words.moves(entry.deprecation()))
          .note(words.dependents(entry));
    }
    text.append(table).append('\n');
  }
}
