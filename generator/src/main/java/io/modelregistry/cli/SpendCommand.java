package io.modelregistry.cli;

import io.modelregistry.app.traffic.TrafficLogs;
import io.modelregistry.json.JsonText;
import io.modelregistry.registry.Registry;
import io.modelregistry.usage.spend.By;
import io.modelregistry.usage.spend.SpendReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry spend}: what traffic cost, and whether that was within budget. */
@Command(
    name = "spend",
    mixinStandardHelpOptions = true,
    description =
        "What the calls in logs cost at the prices of their time, exactly, against what was billed"
            + " where the log says so. What has no price is listed, never counted as 0. Exit code 1"
            + " means that a budget is exceeded, or that no call has a cost.")
final class SpendCommand implements Callable<Integer> {
  /** The formats of this answer. */
  enum Format {
    TEXT,
    JSON,
    CSV,
    MARKDOWN,
    HTML
  }

  private final RegistryCommand registry;

  @Mixin private final LogOptions logs = new LogOptions();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      split = ",",
      description =
          "Tell apart by model, platform, provider, day, route, or a key of the log such as team or"
              + " metadata.team (default: model).")
  private Set<String> by = new LinkedHashSet<>(List.of("model"));

  @Option(
      names = "--budget",
      paramLabel = "[NAME=]AMOUNT[CURRENCY]",
      split = ",",
      description =
          "What may be spent in all, or by one name of the first --by: 100, 100EUR, gpt-5=20. In"
              + " the registry's currency unless it says another.")
  private List<String> budgets = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text, json, csv, markdown or html, a page of its own (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  SpendCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    List<By> known = new ArrayList<>();
    Optional<String> key = Optional.empty();
    for (String word : by) {
      if (word.isBlank()) {
        throw registry.usage(
            "--by names what to tell apart, such as model, day or a key of the log.");
      }
      Optional<By> one = By.of(word.toLowerCase(Locale.ROOT));
      if (one.isPresent()) {
        known.add(one.orElseThrow());
      } else if (key.isPresent()) {
        throw registry.usage("--by takes one key of the log; there are " + by + ".");
      } else {
        key = Optional.of(word);
      }
    }
    Optional<Registry> data = registry.registry(Optional.empty());
    if (data.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    Registry read = data.orElseThrow();
    List<Budget> limits =
        budgets.stream().map(text -> budget(text, read.settings().currency())).toList();
    SpendReport report = new TrafficLogs(read, logs.toRequest(registry)).spend(known, key);
    key.filter(name -> isNowhere(report, name))
        .ifPresent(name -> registry.messages.say("note: no call of the logs has '" + name + "'."));
    String first = by.iterator().next();
    List<Budget.Verdict> verdicts =
        limits.stream().map(limit -> limit.judge(report, first)).toList();
    registry
        .environment
        .out()
        .print(
            switch (format) {
              case TEXT -> SpendText.of(report, verdicts);
              case JSON -> JsonText.pretty(SpendJson.of(report, verdicts));
              case CSV -> SpendTable.csv(report);
              case MARKDOWN -> SpendTable.markdown(report, verdicts);
              case HTML -> SpendPage.of(report, verdicts);
            });
    verdicts.stream()
        .filter(Budget.Verdict::isExceeded)
        .forEach(verdict -> registry.messages.say("registry: " + verdict.sentence()));
    return report.totals().isEmpty() || verdicts.stream().anyMatch(Budget.Verdict::isExceeded)
        ? ExitCode.FINDINGS
        : ExitCode.FINE;
  }

  private static boolean isNowhere(SpendReport report, String key) {
    List<SpendReport.Row> rows = report.tables().getOrDefault(key, List.of());
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.name().isEmpty());
  }

  private Budget budget(String text, String currency) {
    try {
      return Budget.parse(text, currency);
    } catch (IllegalArgumentException e) {
      throw registry.usage("--budget: " + e.getMessage() + ".");
    }
  }
}
