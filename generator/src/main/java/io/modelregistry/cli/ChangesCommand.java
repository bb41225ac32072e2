package io.modelregistry.cli;

import io.modelregistry.app.AsOf;
import io.modelregistry.history.Change;
import io.modelregistry.history.Entry;
import io.modelregistry.history.History;
import io.modelregistry.json.JsonText;
import io.modelregistry.render.json.ChangeJson;
import io.modelregistry.render.json.ObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry changes}: what happened lately, to everything. */
@Command(
    name = "changes",
    mixinStandardHelpOptions = true,
    description = "Who changed what in the whole registry, newest first.")
final class ChangesCommand implements Callable<Integer> {
  private static final int DEFAULT_LIMIT = 200;

  private final RegistryCommand registry;

  @Option(
      names = "--since",
      paramLabel = "DAY|INSTANT",
      description = "Only what was committed then or later, in UTC.")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "DAY|INSTANT",
      description = "Only what was committed before, in UTC.")
  private @Nullable String until;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      split = ",",
      description = "Only changes of these kinds: ${COMPLETION-CANDIDATES}.")
  private Set<Change.Kind> kinds = EnumSet.noneOf(Change.Kind.class);

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "" + DEFAULT_LIMIT,
      description = "At most so many changes, 0 for all (default: ${DEFAULT-VALUE}).")
  private int limit = DEFAULT_LIMIT;

  @Mixin private final AnswerFormat format = new AnswerFormat();

  ChangesCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    if (limit < 0) {
      throw registry.usage("--limit needs 0 or a positive number.");
    }
    Instant first = time("--since", since).orElse(Instant.MIN);
    Instant last = time("--until", until).orElse(Instant.MAX);
    History history = registry.history();
    List<Entry> fitting =
        history.entries().stream()
            .filter(entry -> !entry.revision().committedAt().isBefore(first))
            .filter(entry -> entry.revision().committedAt().isBefore(last))
            .flatMap(entry -> entry.only(this::isWanted).stream())
            .toList();
    int total = fitting.stream().mapToInt(entry -> entry.changes().size()).sum();
    List<Entry> shown = limit == 0 ? fitting : first(fitting);
    registry
        .environment
        .out()
        .print(
            format.isJson()
                ? JsonText.pretty(
                    new ObjectBuilder()
                        .flag("complete", history.isComplete())
                        .number("total", total)
                        .node("changes", ObjectBuilder.array(ChangeJson.of(shown)))
                        .build())
                : HistoryText.of(shown));
    if (limit > 0 && total > limit) {
      registry.messages.say(
          Messages.counted(total - limit, "more change") + "; --limit 0 shows all.");
    }
    return ExitCode.FINE;
  }

  private boolean isWanted(Change change) {
    return kinds.isEmpty() || kinds.contains(change.kind());
  }

  private List<Entry> first(List<Entry> entries) {
    List<Entry> some = new ArrayList<>();
    int left = limit;
    for (Entry entry : entries) {
      if (left == 0) {
        break;
      }
      List<Change> changes = entry.changes().subList(0, Math.min(left, entry.changes().size()));
      some.add(new Entry(entry.revision(), changes));
      left -= changes.size();
    }
    return some;
  }

  private Optional<Instant> time(String option, @Nullable String text) {
    try {
      return Optional.ofNullable(text).map(AsOf::parse);
    } catch (IllegalArgumentException e) {
      throw registry.usage(option + ": " + e.getMessage());
    }
  }
}
