package io.modelregistry.cli;

import io.modelregistry.app.Sync;
import io.modelregistry.app.edit.ProposalBranch;
import io.modelregistry.edit.EditLock;
import io.modelregistry.edit.EditWriter;
import io.modelregistry.source.Source;
import io.modelregistry.source.WorkingTree;
import io.modelregistry.validate.report.FileTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What becomes of what a sync proposes: it is shown, reported and written. */
final class Proposing {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(names = "--dry-run", description = "Only report what would be done.")
  private boolean dryRun;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the report as Markdown: the text of a pull request.")
  private @Nullable Path report;

  @Mixin private final ProposalBranchOptions branches = new ProposalBranchOptions();

  @Mixin private final AnswerFormat format = new AnswerFormat();

  private Optional<ProposalBranch> branch = Optional.empty();
  private boolean shownUnlessBranch;

  /**
   * The report in its three forms.
   *
   * @param summary it in a sentence or two, for a commit
   */
  record Words(String text, String json, String markdown, String summary) {}

  /**
   * What a proposal is made for.
   *
   * @param source the source's word
   */
  Source base(RegistryCommand registry, Path data, String source) {
    branch = branches.branch(registry, data, source);
    return branch.map(ProposalBranch::base).orElseGet(() -> new WorkingTree(data));
  }

  /** The same, but the files of the working tree are never written. */
  Proposing onlyOnBranch() {
    shownUnlessBranch = true;
    return this;
  }

  /**
   * Shows a proposal, and writes it unless something is in the way.
   *
   * @return the exit code
   */
  int carryOut(
      RegistryCommand registry, Path data, String source, Sync.Proposal proposal, Words words) {
    if (report != null) {
      write(registry.resolve(report), words.markdown());
    }
    registry.environment.out().print(format.isJson() ? words.json() : words.text());
    if (!proposal.errors().isEmpty()) {
      registry.messages.refused(
          proposal.errors(), FileTexts.of(proposal.plan().over(proposal.before())), data);
      return ExitCode.FINDINGS;
    }
    registry.messages.known(proposal.knownErrors());
    close(registry, data, source, proposal, words);
    return proposal.report().shrunk() ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private void close(
      RegistryCommand registry, Path data, String source, Sync.Proposal proposal, Words words) {
    String files = Messages.counted(proposal.plan().edits().size(), "file");
    if (proposal.plan().isEmpty()) {
      registry.messages.say("Nothing to change.");
      branch
          .filter(ProposalBranch::exists)
          .ifPresent(
              stale ->
                  registry.messages.say(
                      "The branch "
                          + stale.name()
                          + " of an earlier run has nothing to propose any more; 'git branch -D "
                          + stale.name()
                          + "' removes it."));
    } else if (dryRun) {
      registry.messages.say(files + " would be written; this was a rehearsal.");
    } else if (shownUnlessBranch && branch.isEmpty()) {
      registry.messages.say(files + " would change: --branch proposes that for review.");
    } else if (branch.isPresent()) {
      String message = ProposalBranchOptions.subject(source) + "\n\n" + words.summary() + "\n";
      branches.close(registry, branch.get(), files, branch.get().propose(proposal.plan(), message));
    } else {
      EditLock lock = EditLock.take(data, PATIENCE);
      try {
        new EditWriter(data).apply(proposal.plan(), proposal.before(), () -> {});
      } finally {
        lock.close();
      }
      registry.messages.say(files + " written to " + data + ".");
    }
  }

  /** Writes a report where a person wants it. */
  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new InputException(
          "cannot write the report to "
              + file
              + (Files.isDirectory(file)
                  ? ": that is a folder; name a file in it"
                  : ": is there such a folder, and may it be written?"),
          e);
    }
  }
}
