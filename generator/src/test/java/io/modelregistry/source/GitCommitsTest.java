package io.modelregistry.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can only be seen between the steps of a commit. */
class GitCommitsTest {
  private static final String FILE = "platforms/groq.json";

  @TempDir private Path temp;
  private GitFolder clone;
  private GitCommits commits;

  @BeforeEach
  void makeClone() throws Exception {
    clone = GitFolder.init(temp.resolve("clone"));
    clone.write("registry-data/registry.json", "{}\n").write("registry-data/" + FILE, "{}\n");
    clone.commit("2026-11-01T10:00:00Z");
    commits = commits();
  }

  @AfterEach
  void close() {
    commits.close();
    clone.close();
  }

  private GitCommits commits() {
    return GitCommits.in(
        clone.data(),
        new GitUser(
            temp.resolve("no-home"),
            Map.of(
                "GIT_AUTHOR_NAME", "Ada",
                "GIT_AUTHOR_EMAIL", "ada@example.org",
                "GIT_COMMITTER_NAME", "Ada",
                "GIT_COMMITTER_EMAIL", "ada@example.org",
                "GIT_CONFIG_NOSYSTEM", "1"),
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC)));
  }

  private static CommitRequest request(String text) {
    return new CommitRequest(Map.of(FILE, Optional.of(text.getBytes(UTF_8))), "Say " + text);
  }

  private Map<String, SourceFile> working() {
    return new WorkingTree(clone.data()).read().files();
  }

  private ObjectId resolve(String revision) throws Exception {
    return clone.git().getRepository().resolve(revision);
  }

  @Test
  void of_two_that_saw_the_same_branch_the_second_is_told() throws Exception {
    BranchTip seen = commits.tip("b", Optional.empty());
    Commit first = commits.commitTo(seen, request("first"));
    assertThatThrownBy(() -> commits.commitTo(seen, request("second")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("Somebody else committed to b meanwhile");
    assertThat(resolve("b").name()).isEqualTo(first.id());

    BranchTip again = commits.tip("b", Optional.empty());
    commits.commitTo(again, request("third"));
    assertThatThrownBy(() -> commits.commitTo(again, request("fourth")))
        .hasMessageContaining("Somebody else committed to b meanwhile");
    assertThat(resolve("b~1").name()).isEqualTo(first.id());
  }

  @Test
  void a_branch_that_moved_before_or_after_the_commit_was_prepared_is_not_moved_again()
      throws Exception {
    BranchTip seen = commits.checkedOut();
    Map<String, SourceFile> before = working();
    ObjectId theirs = clone.write("notes.txt", "x").commit("2026-11-02T10:00:00Z");
    assertThatThrownBy(() -> commits.prepare(seen, request("mine"), before))
        .hasMessageContaining("Somebody else committed to main meanwhile");

    try (PendingCommit pending = commits.prepare(commits.checkedOut(), request("mine"), before)) {
      // Another worktree or a push can move a branch although the index is locked.
      move("refs/heads/main", resolve("main~1"));
      assertThatThrownBy(pending::publish)
          .hasMessageContaining("Somebody else committed to main meanwhile");
    }
    assertThat(resolve("main")).isEqualTo(resolve(theirs.name() + "~1"));
    // The lock is gone, so that others can go on.
    assertThat(clone.root().resolve(".git/index.lock")).doesNotExist();
  }

  private void move(String ref, ObjectId to) throws Exception {
    var update = clone.git().getRepository().updateRef(ref);
    update.setNewObjectId(to);
    update.setForceUpdate(true);
    update.update();
  }

  @Test
  void nothing_has_happened_until_a_commit_is_published() throws Exception {
    ObjectId head = resolve("HEAD");
    try (PendingCommit pending =
        commits.prepare(commits.checkedOut(), request("mine"), working())) {
      assertThat(pending.commit().subject()).isEqualTo("Say mine");
      assertThat(resolve("HEAD")).isEqualTo(head);
    }
    assertThat(clone.git().status().call().isClean()).isTrue();
  }

  @Test
  void keeps_the_mode_of_a_file_and_entries_that_no_file_system_holds() throws Exception {
    clone.commitEntry("registry-data/" + FILE, FileMode.EXECUTABLE_FILE, "{ }\n");
    clone.commitEntry("vendor", FileMode.GITLINK, "");
    ObjectId tree = resolve("HEAD^{tree}");
    commits.commitTo(commits.tip("b", Optional.empty()), request("{ }\n"));
    assertThat(resolve("b^{tree}")).isEqualTo(tree);
  }

  @Test
  void works_where_the_data_is_the_repository(@TempDir Path elsewhere) throws Exception {
    try (GitFolder flat = GitFolder.init(elsewhere)) {
      flat.write("registry.json", "{}\n").commit("2026-11-01T10:00:00Z");
      try (GitCommits here =
          GitCommits.in(
              elsewhere,
              new GitUser(
                  temp,
                  Map.of(
                      "GIT_AUTHOR_NAME", "A",
                      "GIT_COMMITTER_NAME", "A",
                      "EMAIL", "a@example.org"),
                  Clock.systemUTC()))) {
        here.commitTo(here.tip("b", Optional.empty()), request("{}"));
        assertThat(here.path(FILE)).isEqualTo(FILE);
      }
      assertThat(new GitRevision(elsewhere, "b").read().files()).containsKey(FILE);
    }
  }
}
