package io.modelregistry.cli;

import io.modelregistry.derive.deprecation.Farewells.Entry;
import io.modelregistry.sync.report.Markdown;
import java.util.List;

/** What is going and gone, as the text of an issue. */
final class DeprecationsMarkdown {
  private static final int BUDGET = 56_000;

  private final DeprecationsAnswer answer;
  private final DeprecationWords words;

  private DeprecationsMarkdown(DeprecationsAnswer answer) {
    this.answer = answer;
    this.words = new DeprecationWords(answer, Markdown::code);
  }

  static String of(DeprecationsAnswer answer) {
    return new DeprecationsMarkdown(answer).markdown();
  }

  private String markdown() {
    Markdown text =
        new Markdown(BUDGET, "`registry deprecations --format json` lists all of them.");
    text.say("# Models that end");
    text.say(
        "As of "
            + answer.today()
            + ": "
            + Messages.counted(answer.farewells().announced().size(), "model")
            + " announced"
            + answer
                .days()
                .map(number -> " to end within " + Messages.counted(number, "day"))
                .orElse("")
            + ", "
            + Messages.counted(answer.dependedOn().size(), "model")
            + " past and still depended on, "
            + Messages.counted(answer.farewells().routes().size(), "single route")
            + " of other models.");
    if (!answer.farewells().broken().isEmpty()) {
      text.section("Broken")
          .say("These are in use, and the last day of what they need, or their own, is over.")
          .table(
              List.of("what", "how", "what ended", "last day"),
              answer.farewells().broken().stream()
                  .map(
                      each ->
                          List.of(
                              Markdown.code(each.id()),
                              words.words(each),
                              Markdown.code(words.ended(each)),
                              each.lastDay().toString()))
                  .toList());
    }
    table(text, "Announced", answer.farewells().announced());
    table(text, "Past and still depended on", answer.dependedOn());
    table(text, "Deprecated with no last day", answer.farewells().undated());
    if (!answer.farewells().routes().isEmpty()) {
      text.section("Routes that end before their model")
          .table(
              List.of("route", "last day", "other routes"),
              answer.farewells().routes().stream()
                  .map(
                      entry ->
                          List.of(
                              Markdown.code(entry.route().id()),
                              words.when(entry.lastDay()),
                              words.others(entry)))
                  .toList());
    }
    return text.toString();
  }

  private void table(Markdown text, String heading, List<Entry> entries) {
    if (!entries.isEmpty()) {
      text.section(heading)
          .table(
              List.of("model", "last day", "move to", "who depends on it"),
              entries.stream()
                  .map(
                      entry ->
                          List.of(
                              Markdown.code(entry.deprecation().model().id()),
                              words.when(entry.deprecation()),
                              Markdown.code(words.moves(entry.deprecation())),
                              words.dependents(entry)))
                  .toList());
    }
  }
}
