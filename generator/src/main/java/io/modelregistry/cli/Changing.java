package io.modelregistry.cli;

import io.modelregistry.app.edit.EditDesk;
import io.modelregistry.app.edit.EditOutcome;
import io.modelregistry.app.edit.EditRequest;
import io.modelregistry.app.edit.EditTarget;
import io.modelregistry.edit.change.Change;
import io.modelregistry.edit.change.EditRefusal;
import io.modelregistry.source.GitUser;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What all commands that change something are asked, and how they answer. */
final class Changing {
  private static final String USUAL = "";

  @Option(names = "--dry-run", description = "Show the difference and write nothing.")
  private boolean dryRun;

  @Option(
      names = "--commit",
      description =
          "Commit the change, and nothing else, on the branch that is checked out. No hook runs.")
  private boolean commit;

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description =
          "Commit the change to this branch and leave the working tree alone. The branch is made if"
              + " it is missing; if it is there, the commit goes on top.")
  private @Nullable String branch;

  @Option(
      names = "--base",
      paramLabel = "REVISION",
      description = "Where a new --branch begins (default: HEAD).")
  private @Nullable String base;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "The message of the commit (default: what the change does).")
  private @Nullable String message;

  @Option(
      names = "--push",
      paramLabel = "REMOTE",
      arity = "0..1",
      fallbackValue = USUAL,
      preprocessor = Attached.class,
      description = "Push the commit; --push=REMOTE says where to (default: where git push would).")
  private @Nullable String remote;

  @Mixin private final AnswerFormat format = new AnswerFormat();

  /** Takes a value only from behind a {@code =}, so that the next word is never eaten. */
  static final class Attached implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli wants it.
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (" ".equals(info.get("separator"))) {
        args.push(USUAL);
      }
      return false;
    }
  }

  /**
   * Makes a change, and says what came of it.
   *
   * @param subject what is changed, for the answer
   * @param change reads the rest of the arguments; may refuse
   * @return the exit code
   */
  int run(RegistryCommand registry, ChangeSubject subject, Supplier<Change> change) {
    return run(registry, subject, change, Optional.empty());
  }

  /** The same, but the person is shown the difference and asked before anything is written. */
  int run(
      RegistryCommand registry,
      ChangeSubject subject,
      Supplier<Change> change,
      Optional<Interview> interview) {
    check(registry);
    try {
      Path data = registry.dataFolder();
      GitUser user =
          new GitUser(
              registry.environment.home(),
              registry.environment.variables(),
              registry.environment.clock());
      EditDesk desk = new EditDesk(data, user);
      ChangeAnswer answer = new ChangeAnswer(registry, subject, data, dryRun);
      EditRequest request = request(change.get());
      if (interview.isPresent() && !dryRun) {
        EditOutcome rehearsal = desk.run(request.rehearsal());
        // Before anything else, so that nobody types all of it twice.
        registry.environment.err().print(answer.diff(rehearsal));
        if (rehearsal.isRefused()) {
          return answer.print(rehearsal, format.isJson());
        }
        if (!interview.get().confirms("Write this?")) {
          throw Interview.aborted();
        }
      }
      return answer.print(desk.run(request), format.isJson());
    } catch (EditRefusal refusal) {
      return ChangeAnswer.print(registry, subject, refusal, format.isJson());
    }
  }

  private EditRequest request(Change change) {
    return new EditRequest(
        change,
        target(),
        Optional.ofNullable(message),
        remote != null,
        Optional.ofNullable(remote).filter(name -> !name.isEmpty()),
        dryRun);
  }

  private void check(RegistryCommand registry) {
    registry.requireWorkingTree();
    if (commit && branch != null) {
      throw registry.usage("--commit and --branch exclude each other.");
    }
    if (base != null && branch == null) {
      throw registry.usage("--base says where a --branch begins: --branch is missing.");
    }
    if (!commit && branch == null && (message != null || remote != null)) {
      throw registry.usage(
          (message != null ? "--message" : "--push")
              + " is about a commit: add --commit or --branch.");
    }
    if (message != null && message.isBlank()) {
      throw registry.usage("--message is empty.");
    }
  }

  private EditTarget target() {
    if (branch != null) {
      return new EditTarget.Branch(branch, Optional.ofNullable(base));
    }
    return commit ? new EditTarget.CurrentBranch() : new EditTarget.Files();
  }
}
