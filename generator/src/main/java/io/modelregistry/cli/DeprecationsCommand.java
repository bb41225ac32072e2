package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.deprecation.Farewells;
import io.modelregistry.model.Model;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry deprecations}: what is going, who depends on it, what to move to. */
@Command(
    name = "deprecations",
    mixinStandardHelpOptions = true,
    description =
        "Which models are announced to end and which have ended, who still depends on them (routes,"
            + " fallback chains, replaced_by), and what to move to. Exit code 1 means that something"
            + " in use points to a model whose last day is over.")
final class DeprecationsCommand implements Callable<Integer> {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,5})([dw])");

  private final RegistryCommand registry;

  @Option(
      names = "--within",
      paramLabel = "TIME",
      description =
          "Of what is announced, only what ends within so many days or weeks: 90d, 12w (default:"
              + " all). What is past and still in use is always shown.")
  private @Nullable String within;

  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      split = ",",
      description = "Models of these providers only.")
  private Set<String> providers = new LinkedHashSet<>();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the answer as Markdown too: the text of an issue.")
  private @Nullable Path report;

  @Mixin private final QuestionOptions options = new QuestionOptions();

  DeprecationsCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Optional<Integer> days = days();
    return new Asking(registry, options).ask(desk -> reply(desk, days));
  }

  private Optional<Integer> days() {
    if (within == null) {
      return Optional.empty();
    }
    Matcher time = TIME.matcher(within);
    if (!time.matches()) {
      throw registry.usage("--within is a number of days or weeks, such as 90d or 12w.");
    }
    return Optional.of(Integer.parseInt(time.group(1)) * (time.group(2).equals("w") ? 7 : 1));
  }

  private Asking.Reply reply(QuestionDesk desk, Optional<Integer> days) {
    for (String id : providers) {
      if (desk.index().registry().provider(id).isEmpty()) {
        throw registry.usage("there is no provider '" + id + "'.");
      }
    }
    Predicate<Model> wanted =
        model -> providers.isEmpty() || providers.contains(model.providerId());
    DeprecationsAnswer answer =
        new DeprecationsAnswer(desk, Farewells.of(desk.index().registry(), wanted, days), days);
    if (report != null) {
      Proposing.write(registry.resolve(report), DeprecationsMarkdown.of(answer));
    }
    return new Asking.Reply(
        DeprecationsJson.of(answer),
        DeprecationsText.of(answer),
        answer.farewells().broken().isEmpty());
  }
}
