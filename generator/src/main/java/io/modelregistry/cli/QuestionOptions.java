package io.modelregistry.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What every question takes. */
final class QuestionOptions implements QuestionPart {
  @Option(
      names = "--at",
      paramLabel = "DAY|INSTANT",
      description =
          "Whose prices and dates hold, in UTC (default: today; with --rev, the commit's day). With"
              + " an instant, special hours of the day count too.")
  @Nullable String at;

  @Option(
      names = "--currency",
      paramLabel = "CURRENCY",
      description =
          "The currency in which prices are compared (default: that of registry.json). Others are"
              + " never compared with it.")
  private @Nullable String currency;

  @Mixin final AnswerFormat format = new AnswerFormat();

  @Override
  public void into(ObjectNode question) {
    Asking.put(question, "at", at);
    Asking.put(question, "currency", currency);
  }
}
