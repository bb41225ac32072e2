package io.modelregistry.cli;

import io.modelregistry.app.edit.EditOutcome;
import io.modelregistry.app.edit.FileChange;
import io.modelregistry.edit.change.EditRefusal;
import io.modelregistry.json.JsonText;
import io.modelregistry.validate.report.FileTexts;
import io.modelregistry.validate.report.ReportFormat;
import io.modelregistry.validate.report.ReportOptions;
import io.modelregistry.validate.report.SafeText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a change came to: for people the files and the commit, or on a dry run the difference; for
 * programs {@code schemas/answers/change.schema.json}.
 */
final class ChangeAnswer {
  private static final int SHORT_HASH = 10;

  private final RegistryCommand registry;
  private final ChangeSubject subject;
  private final boolean dryRun;
  private final ReportOptions options;

  ChangeAnswer(RegistryCommand registry, ChangeSubject subject, Path data, boolean dryRun) {
    this.registry = registry;
    this.subject = subject;
    this.dryRun = dryRun;
    this.options = registry.messages.reportOptions(data);
  }

  /** Prints it and says which exit code it means. */
  int print(EditOutcome outcome, boolean json) {
    if (json) {
      registry.environment.out().print(JsonText.pretty(json(outcome)));
    } else {
      text(outcome);
    }
    return outcome.isRefused()
        ? ExitCode.FINDINGS
        : outcome.pushProblem().isPresent() ? ExitCode.ENVIRONMENT : ExitCode.FINE;
  }

  /** Prints why there is nothing to print. */
  static int print(
      RegistryCommand registry, ChangeSubject subject, EditRefusal refusal, boolean json) {
    if (json) {
      ObjectNode answer = head(subject);
      ObjectNode error = answer.putObject("error");
      error.put("code", refusal.code().word()).put("message", refusal.message());
      if (!refusal.references().isEmpty()) {
        ArrayNode references = error.putArray("references");
        refusal.references().forEach(references::add);
      }
      registry.environment.out().print(JsonText.pretty(answer));
    } else {
      registry.messages.say("registry: " + Messages.sentence(refusal.message()));
    }
    return refusal.code().isUsage() ? ExitCode.USAGE : ExitCode.FINDINGS;
  }

  private void text(EditOutcome outcome) {
    PrintStream out = registry.environment.out();
    if (dryRun) {
      out.print(diff(outcome));
    } else if (outcome.done()) {
      outcome.files().forEach(file -> out.println(word(file.kind()) + " " + shown(file.path())));
    }
    outcome
        .commit()
        .ifPresent(
            commit ->
                out.println(
                    "commit "
                        + commit.id().substring(0, SHORT_HASH)
                        + " on "
                        + commit.branch()
                        + ": "
                        + commit.subject()));
    outcome.pushedTo().ifPresent(remote -> out.println("pushed to " + remote));
    tell(outcome);
  }

  /** The difference of all files, for a terminal. */
  String diff(EditOutcome outcome) {
    return outcome.files().stream()
        .flatMap(file -> file.diff(this::shown).lines())
        .map(line -> SafeText.of(line) + "\n")
        .collect(Collectors.joining());
  }

  private void tell(EditOutcome outcome) {
    outcome.notes().forEach(note -> registry.messages.say("note: " + note + "."));
    if (!outcome.findings().isEmpty()) {
      registry
          .environment
          .err()
          .print(
              ReportFormat.TEXT
                  .report()
                  .render(outcome.findings(), FileTexts.of(outcome.after()), options));
    }
    if (outcome.knownErrors() > 0) {
      registry.messages.say(
          Messages.counted(outcome.knownErrors(), "error")
              + " were there before; 'registry validate' lists them.");
    }
    if (outcome.isRefused()) {
      registry.messages.say("Nothing was written: the result would have these errors.");
    } else if (outcome.plan().isEmpty()) {
      registry.messages.say("Nothing to change.");
    } else if (dryRun) {
      registry.messages.say("Nothing was written; this was a rehearsal.");
    }
    outcome.pushProblem().ifPresent(problem -> registry.messages.say("registry: " + problem));
  }

  private JsonNode json(EditOutcome outcome) {
    ObjectNode answer = head(subject);
    answer.put("done", outcome.done()).put("dry_run", dryRun);
    ArrayNode files = answer.putArray("files");
    for (FileChange file : outcome.files()) {
      ObjectNode row = files.addObject();
      row.put("path", shown(file.path())).put("change", word(file.kind()));
      file.from().ifPresent(from -> row.put("from", shown(from)));
      row.put("diff", file.diff(this::shown));
    }
    answer.set(
        "findings",
        JsonMapper.shared()
            .readTree(
                ReportFormat.JSON
                    .report()
                    .render(outcome.findings(), FileTexts.of(outcome.after()), options))
            .required("data"));
    answer.put("known_errors", outcome.knownErrors());
    ArrayNode notes = answer.putArray("notes");
    outcome.notes().forEach(notes::add);
    outcome
        .commit()
        .ifPresent(
            commit ->
                answer
                    .putObject("commit")
                    .put("id", commit.id())
                    .put("branch", commit.branch())
                    .put("message", commit.message()));
    outcome.pushedTo().ifPresent(remote -> answer.put("pushed_to", remote));
    outcome.pushProblem().ifPresent(problem -> answer.put("push_problem", problem));
    return answer;
  }

  private static ObjectNode head(ChangeSubject subject) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("command", subject.command())
        .put("kind", subject.kind().word())
        .put("id", subject.id());
  }

  private String shown(String path) {
    return options.pathPrefix() + path;
  }

  private static String word(FileChange.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
