package io.modelregistry.cli;

import io.modelregistry.app.edit.FreshFindings;
import io.modelregistry.app.traffic.TrafficLogs;
import io.modelregistry.edit.EditLock;
import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.EditWriter;
import io.modelregistry.json.JsonText;
import io.modelregistry.json.Quoted;
import io.modelregistry.model.Observation;
import io.modelregistry.registry.Registry;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.WorkingTree;
import io.modelregistry.validate.report.FileTexts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code registry usage}: what real traffic shows of routes, kept as observations. */
@Command(
    name = "usage",
    mixinStandardHelpOptions = true,
    description =
        "Success rate, latency and speed of routes by day, from logs of real traffic, written to"
            + " observations/. A day that is there is replaced, unless it has seen more requests."
            + " Exit code 1 means that no call of the logs has a route.")
final class UsageCommand implements Callable<Integer> {
  private static final int MAX_UNMATCHED = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RegistryCommand registry;

  @Mixin private final LogOptions logs = new LogOptions();

  @Option(names = "--dry-run", description = "Only report; write nothing.")
  private boolean dryRun;

  @Mixin private final AnswerFormat format = new AnswerFormat();

  UsageCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    registry.requireWorkingTree();
    Optional<Registry> data = registry.soundRegistry();
    if (data.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    TrafficLogs.Performance found =
        new TrafficLogs(data.orElseThrow(), logs.toRequest(registry)).performance();
    registry.environment.out().print(format.isJson() ? JsonText.pretty(json(found)) : text(found));
    Path folder = registry.dataFolder();
    Snapshot before = new WorkingTree(folder).read();
    EditPlan plan = found.plan(before);
    LocalDate today = LocalDate.ofInstant(registry.environment.clock().instant(), ZoneOffset.UTC);
    FreshFindings fresh = FreshFindings.errorsOf(before, plan, today);
    if (!fresh.findings().isEmpty()) {
      registry.messages.refused(fresh.findings(), FileTexts.of(plan.over(before)), folder);
      return ExitCode.FINDINGS;
    }
    if (!dryRun && !plan.isEmpty()) {
      EditLock lock = EditLock.take(folder, PATIENCE);
      try {
        new EditWriter(folder).apply(plan, before, () -> {});
      } finally {
        lock.close();
      }
    }
    registry.messages.say(
        Messages.counted(plan.edits().size(), "file")
            + (dryRun
                ? " would be written; this was a rehearsal."
                : " written to " + folder + "."));
    return found.days().isEmpty() ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private static String text(TrafficLogs.Performance found) {
    StringBuilder text = new StringBuilder();
    found
        .days()
        .forEach(
            (route, days) -> {
              for (Observation day : days) {
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%-44s %s  %,9d calls  %6s %%  avg %s  p50 %s  p95 %s ms  %s tokens/s%n",
                        route.id(),
                        day.day(),
                        day.requests(),
                        percent(day),
                        or(day.avgLatencyMs()),
                        or(day.p50LatencyMs()),
                        or(day.p95LatencyMs()),
                        or(day.tokensPerSecond())));
              }
            });
    found.unmatched().stream()
        .limit(MAX_UNMATCHED)
        .forEach(
            each ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "no route: %s on '%s' (%s), %,d calls%n",
                        Quoted.shortened(each.names().route() + each.names().model()),
                        Quoted.shortened(each.names().platform()),
                        each.reason(),
                        each.calls())));
    text.append(SpendText.lines(found.lines()));
    return text.toString();
  }

  private static String percent(Observation day) {
    return BigDecimal.valueOf(day.successes() * 100)
        .divide(BigDecimal.valueOf(Math.max(1, day.requests())), 2, java.math.RoundingMode.DOWN)
        .toPlainString();
  }

  private static String or(@Nullable BigDecimal value) {
    return value == null ? "-" : value.toPlainString();
  }

  private static ObjectNode json(TrafficLogs.Performance found) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("question", "usage");
    ObjectNode lines = root.putObject("lines");
    found.lines().forEach(lines::put);
    ArrayNode rows = root.putArray("days");
    found
        .days()
        .forEach(
            (route, days) -> {
              for (Observation day : days) {
                ObjectNode row = rows.addObject();
                row.put("route_id", route.id());
                row.put("day", day.day().toString());
                row.put("requests", day.requests());
                row.put("successes", day.successes());
                put(row, "avg_latency_ms", day.avgLatencyMs());
                put(row, "p50_latency_ms", day.p50LatencyMs());
                put(row, "p95_latency_ms", day.p95LatencyMs());
                put(row, "tokens_per_second", day.tokensPerSecond());
              }
            });
    ArrayNode unmatched = root.putArray("unmatched");
    for (TrafficLogs.Unmatched each : found.unmatched()) {
      ObjectNode row = unmatched.addObject();
      row.put("platform", each.names().platform());
      row.put("model", each.names().model());
      row.put("route_id", each.names().route());
      row.put("reason", each.reason());
      row.put("calls", each.calls());
    }
    return root;
  }

  private static void put(ObjectNode row, String name, @Nullable BigDecimal value) {
    if (value != null) {
      row.put(name, value);
    }
  }
}
