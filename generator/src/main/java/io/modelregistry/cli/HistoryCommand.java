package io.modelregistry.cli;

import io.modelregistry.history.Entry;
import io.modelregistry.history.History;
import io.modelregistry.history.PriceLine;
import io.modelregistry.history.Subject;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.EntityKind;
import io.modelregistry.render.json.ChangeJson;
import io.modelregistry.render.json.ObjectBuilder;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry history}: what happened to one entity. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description =
        "Who changed what about a model (with its routes), a route, a platform or a provider, newest"
            + " first. Ids that are gone or were renamed are known too. Exit code 1 means that there"
            + " never was such an id.")
final class HistoryCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Parameters(paramLabel = "ID", description = "The id, now or formerly.")
  private String id = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "platform, provider, model or route, where an id is that of several.")
  private @Nullable EntityKind kind;

  @Mixin private final AnswerFormat format = new AnswerFormat();

  HistoryCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    History history = registry.history();
    List<Subject> known = history.subjects(id);
    List<Subject> meant =
        known.stream().filter(each -> kind == null || each.kind() == kind).toList();
    if (meant.isEmpty()) {
      registry.messages.say(
          "registry: history knows no "
              + (kind == null ? "entity" : kind.word())
              + " of the id '"
              + id
              + "'"
              + (known.isEmpty() ? "." : ", but a " + known.get(0).kind().word() + "."));
      return ExitCode.FINDINGS;
    }
    Subject asked =
        meant.stream()
            .filter(each -> each.kind() == EntityKind.MODEL)
            .findFirst()
            .orElse(meant.get(0));
    if (meant.size() > 1) {
      registry.messages.say(
          "note: this is the "
              + asked.kind().word()
              + "; --kind asks for another entity of that id.");
    }
    print(history.latest(asked), history);
    return ExitCode.FINE;
  }

  private void print(Subject subject, History history) {
    boolean model = subject.kind() == EntityKind.MODEL;
    List<Entry> entries = model ? history.ofModel(subject.id()) : history.of(subject);
    List<PriceLine> prices =
        subject
            .modelId()
            .map(
                modelId ->
                    history.prices(modelId).stream()
                        .filter(line -> model || line.subject().equals(subject))
                        .toList())
            .orElse(List.of());
    if (!subject.id().equals(id)) {
      registry.messages.say("note: " + id + " is called " + subject.id() + " now.");
    }
    registry
        .environment
        .out()
        .print(
            format.isJson()
                ? JsonText.pretty(
                    new ObjectBuilder()
                        .text("entity", subject.kind().word())
                        .text("entity_id", subject.id())
                        .flag("complete", history.isComplete())
                        .node("changes", ObjectBuilder.array(ChangeJson.of(entries)))
                        .node(
                            "prices",
                            ObjectBuilder.array(prices.stream().map(ChangeJson::of).toList()))
                        .build())
                : HistoryText.of(entries));
  }
}
