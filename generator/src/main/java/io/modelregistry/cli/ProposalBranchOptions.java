package io.modelregistry.cli;

import io.modelregistry.app.edit.ProposalBranch;
import io.modelregistry.source.Commit;
import io.modelregistry.source.GitUser;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a proposal goes to a branch of its own, and which. */
final class ProposalBranchOptions {
  private static final String USUAL = "";

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      arity = "0..1",
      fallbackValue = USUAL,
      preprocessor = Changing.Attached.class,
      description =
          "Propose the changes as one commit on a branch, sync/SOURCE unless --branch=NAME says"
              + " otherwise, and leave the working tree alone. An earlier proposal there is"
              + " replaced; commits of others are not.")
  private @Nullable String branch;

  @Option(
      names = "--base",
      paramLabel = "REVISION",
      description = "What --branch compares with and begins at (default: HEAD).")
  private @Nullable String base;

  @Option(
      names = "--push",
      paramLabel = "REMOTE",
      arity = "0..1",
      fallbackValue = USUAL,
      preprocessor = Changing.Attached.class,
      description = "Push the branch; --push=REMOTE says where to (default: where git push would).")
  private @Nullable String remote;

  /**
   * The branch that is asked for.
   *
   * @param source the source's word
   */
  Optional<ProposalBranch> branch(RegistryCommand registry, Path data, String source) {
    if (branch == null) {
      if (base != null || remote != null) {
        throw registry.usage(
            (base != null ? "--base" : "--push") + " is about a branch: add --branch.");
      }
      return Optional.empty();
    }
    return Optional.of(
        ProposalBranch.of(
            data,
            new GitUser(
                registry.environment.home(),
                registry.environment.variables(),
                registry.environment.clock()),
            branch.isEmpty() ? "sync/" + source.replaceAll("[^a-z0-9._]+", "-") : branch,
            Optional.ofNullable(base),
            subject(source)));
  }

  /** The first line of the commit. */
  static String subject(String source) {
    return "Sync with " + source;
  }

  /** Says what was committed, and sends it where that is asked for. */
  void close(RegistryCommand registry, ProposalBranch target, String files, Optional<Commit> made) {
    registry.messages.say(
        made.map(
                commit ->
                    files
                        + " committed to "
                        + target.name()
                        + " as "
                        + commit.id().substring(0, 10)
                        + ".")
            .orElse("The branch " + target.name() + " holds these changes already."));
    if (remote != null) {
      String sent = target.push(Optional.of(remote).filter(name -> !name.isEmpty()));
      registry.messages.say("Pushed to " + sent + ".");
    }
  }
}
