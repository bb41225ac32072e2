package io.modelregistry.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.source.Provenance.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingTreeHistoryTest {
  private static final String FIRST = "2026-01-01T10:00:00Z";
  private static final String SECOND = "2026-02-01T10:00:00Z";
  private static final String THIRD = "2026-03-01T10:00:00Z";
  private static final String FOURTH = "2026-04-01T10:00:00Z";

  @TempDir Path temp;
  GitFolder clone;

  @BeforeEach
  void make_repository() throws GitAPIException {
    clone = GitFolder.init(temp.resolve("clone"));
    clone.write("registry-data/registry.json", "{}\n");
  }

  @AfterEach
  void close() {
    clone.close();
  }

  @Test
  void a_file_has_the_committer_times_of_its_first_and_last_change() throws GitAPIException {
    clone.write("registry-data/platforms/direct.json", "{}\n").commit(FIRST);
    clone.write("registry-data/platforms/direct.json", "{ }\n").commit(SECOND);
    RevCommit head = clone.write("README.md", "elsewhere").commit(THIRD);

    Provenance provenance = provenance();

    assertThat(provenance.commit()).isEqualTo(head.name());
    assertThat(provenance.committedAt()).isEqualTo(THIRD);
    assertThat(provenance.times())
        .containsEntry("platforms/direct.json", times(FIRST, SECOND))
        .containsEntry("registry.json", times(FIRST, FIRST));
    assertThat(provenance.timestampsComplete()).isTrue();
    assertThat(provenance.dirty()).isFalse();
    assertThat(provenance.notes()).isEmpty();
  }

  @Test
  void what_a_merge_brings_in_came_with_the_merge() throws GitAPIException, IOException {
    clone.commit(FIRST);
    clone.branch("pull-request").write("registry-data/platforms/groq.json", "{}\n").commit(SECOND);
    clone.checkout("main").write("registry-data/platforms/azure.json", "{}\n").commit(THIRD);
    clone.merge("pull-request", FOURTH);

    assertThat(provenance().times())
        .containsEntry("platforms/groq.json", times(FOURTH, FOURTH))
        .containsEntry("platforms/azure.json", times(THIRD, THIRD));
  }

  @Test
  void a_renamed_file_is_a_new_one() throws GitAPIException, IOException {
    clone.write("registry-data/platforms/old.json", "{\"name\": \"same\"}\n").commit(FIRST);
    clone
        .delete("registry-data/platforms/old.json")
        .write("registry-data/platforms/new.json", "{\"name\": \"same\"}\n")
        .commit(SECOND);

    assertThat(provenance().times())
        .containsEntry("platforms/new.json", times(SECOND, SECOND))
        .doesNotContainKey("platforms/old.json");
  }

  @Test
  void a_file_that_came_back_came_when_it_first_came() throws GitAPIException, IOException {
    clone.write("registry-data/platforms/direct.json", "{}\n").commit(FIRST);
    clone.delete("registry-data/platforms/direct.json").commit(SECOND);
    clone.write("registry-data/platforms/direct.json", "{}\n").commit(THIRD);

    assertThat(provenance().times()).containsEntry("platforms/direct.json", times(FIRST, THIRD));
  }

  @Test
  void observations_do_not_move_a_routes_times() throws GitAPIException {
    clone.write("registry-data/routes/gpt-5/direct.json", "{}\n").commit(FIRST);
    clone.write("registry-data/observations/gpt-5/direct/2026-02.json", "{}\n").commit(SECOND);

    assertThat(provenance().times()).containsEntry("routes/gpt-5/direct.json", times(FIRST, FIRST));
  }

  @Test
  void uncommitted_observations_leave_the_times_complete() throws GitAPIException {
    clone.commit(FIRST);
    clone.write("registry-data/observations/gpt-5/direct/2026-02.json", "{}\n");

    assertThat(provenance().timestampsComplete()).isTrue();
    assertThat(provenance().dirty()).isTrue();
  }

  @Test
  void a_changed_or_new_file_has_no_times_until_it_is_committed() throws GitAPIException {
    clone.write("registry-data/platforms/direct.json", "{}\n").commit(FIRST);
    clone.write("registry-data/platforms/direct.json", "{ }\n");
    clone.write("registry-data/platforms/groq.json", "{}\n");

    Provenance provenance = provenance();

    assertThat(provenance.times()).containsOnlyKeys("registry.json");
    assertThat(provenance.dirty()).isTrue();
    assertThat(provenance.timestampsComplete()).isFalse();
    assertThat(provenance.notes())
        .containsExactly(
            "2 files are not committed as they are (platforms/direct.json and others), so their"
                + " times are unknown.");
  }

  @Test
  void a_deleted_file_makes_it_dirty_but_leaves_the_times_complete()
      throws GitAPIException, IOException {
    clone.write("registry-data/platforms/direct.json", "{}\n").commit(FIRST);
    clone.delete("registry-data/platforms/direct.json");

    assertThat(provenance().dirty()).isTrue();
    assertThat(provenance().timestampsComplete()).isTrue();
  }

  @Test
  void changes_outside_the_data_or_to_its_readme_do_not_make_it_dirty() throws GitAPIException {
    clone.write("registry-data/README.md", "one").commit(FIRST);
    clone.write("registry-data/README.md", "two").write("pom.xml", "<project/>");

    assertThat(provenance().dirty()).isFalse();
  }

  @Test
  void staging_does_not_matter() throws GitAPIException {
    clone.commit(FIRST);
    clone.write("registry-data/registry.json", "{ }\n");
    clone.git().add().addFilepattern(".").call();

    assertThat(provenance().dirty()).isTrue();
  }

  @Test
  void line_ends_that_a_checkout_turned_are_no_change() throws GitAPIException, IOException {
    clone.write("registry-data/registry.json", "{\n}\n").commit(FIRST);
    StoredConfig config = clone.git().getRepository().getConfig();
    config.setString(
        ConfigConstants.CONFIG_CORE_SECTION, null, ConfigConstants.CONFIG_KEY_AUTOCRLF, "true");
    config.save();
    clone.write("registry-data/registry.json", "{\r\n}\r\n");

    assertThat(provenance().dirty()).isFalse();
    assertThat(provenance().times()).containsEntry("registry.json", times(FIRST, FIRST));
  }

  @Test
  void a_changed_mode_is_no_change() throws GitAPIException {
    clone.commit(FIRST);
    assertThat(clone.data().resolve("registry.json").toFile().setExecutable(true)).isTrue();
    clone.commit(SECOND);

    assertThat(provenance().times()).containsEntry("registry.json", times(FIRST, FIRST));
  }

  @Test
  void outside_git_nothing_is_known_and_it_says_so() throws IOException {
    Path data = Files.createDirectories(temp.resolve("plain/registry-data"));
    Files.writeString(data.resolve("registry.json"), "{}");

    Provenance provenance = new WorkingTree(data).read().provenance();

    assertThat(provenance.commit()).isNull();
    assertThat(provenance.times()).isEmpty();
    assertThat(provenance.timestampsComplete()).isFalse();
    assertThat(provenance.dirty()).isFalse();
    assertThat(provenance.notes()).singleElement().asString().contains("not in a Git repository");
  }

  @Test
  void before_the_first_commit_nothing_is_known() {
    Provenance provenance = provenance();

    assertThat(provenance.commit()).isNull();
    assertThat(provenance.committedAt()).isNull();
    assertThat(provenance.dirty()).isTrue();
    assertThat(provenance.notes()).singleElement().asString().contains("no commit yet");
  }

  @Test
  void a_shallow_clone_knows_its_commit_but_no_times() throws GitAPIException {
    clone.commit(FIRST);
    clone.write("registry-data/platforms/direct.json", "{}\n").commit(SECOND);
    RevCommit head = clone.write("registry-data/platforms/groq.json", "{}\n").commit(THIRD);

    try (GitFolder shallow = GitFolder.shallowClone(clone, temp.resolve("shallow"), 2)) {
      Provenance provenance = new WorkingTree(shallow.data()).read().provenance();

      assertThat(provenance.commit()).isEqualTo(head.name());
      assertThat(provenance.times()).isEmpty();
      assertThat(provenance.timestampsComplete()).isFalse();
      assertThat(provenance.dirty()).isFalse();
      assertThat(provenance.notes()).singleElement().asString().contains("--unshallow");
    }
  }

  @Test
  void a_linked_worktree_knows_the_history_it_shares() throws GitAPIException, IOException {
    clone.commit(FIRST);
    Path worktree = clone.linkWorktree(temp.resolve("linked"));
    Files.createDirectories(worktree.resolve("registry-data"));
    Files.writeString(worktree.resolve("registry-data/registry.json"), "{}\n");

    Provenance provenance = new WorkingTree(worktree.resolve("registry-data")).read().provenance();

    assertThat(provenance.times()).containsEntry("registry.json", times(FIRST, FIRST));
    assertThat(provenance.dirty()).isFalse();
  }

  @Test
  void a_detached_head_is_as_good_as_a_branch() throws GitAPIException {
    RevCommit first = clone.commit(FIRST);
    clone.write("registry-data/registry.json", "{ }\n").commit(SECOND);
    clone.checkout(first.name());

    assertThat(provenance().commit()).isEqualTo(first.name());
    assertThat(provenance().times()).containsEntry("registry.json", times(FIRST, FIRST));
  }

  @Test
  void the_data_folder_may_be_the_root_of_the_repository() throws GitAPIException {
    try (GitFolder root = GitFolder.init(temp.resolve("root"))) {
      root.write("registry.json", "{}\n").write("platforms/direct.json", "{}\n").commit(FIRST);
      root.write("platforms/direct.json", "{ }\n").commit(SECOND);

      Snapshot snapshot = new WorkingTree(root.root()).read();

      assertThat(snapshot.files()).containsOnlyKeys("platforms/direct.json", "registry.json");
      assertThat(snapshot.provenance().times())
          .containsEntry("platforms/direct.json", times(FIRST, SECOND));
      assertThat(snapshot.provenance().dirty()).isFalse();
    }
  }

  @Test
  void the_data_folder_may_lie_deep_and_be_reached_over_a_link()
      throws GitAPIException, IOException {
    clone.write("a/b/registry-data/registry.json", "{}\n").commit(FIRST);
    Path link = Files.createSymbolicLink(temp.resolve("link"), clone.root().resolve("a/b"));

    assertThat(new WorkingTree(link.resolve("registry-data")).read().provenance().times())
        .containsEntry("registry.json", times(FIRST, FIRST));
  }

  @Test
  void a_repository_that_does_not_know_the_folder_makes_it_dirty() throws GitAPIException {
    clone.commit(FIRST);
    clone.write("untracked/registry.json", "{}\n");

    Provenance provenance = new WorkingTree(clone.root().resolve("untracked")).read().provenance();

    assertThat(provenance.times()).isEmpty();
    assertThat(provenance.dirty()).isTrue();
  }

  @Test
  void a_broken_repository_keeps_nothing_from_being_read() throws GitAPIException, IOException {
    clone.commit(FIRST);
    Files.writeString(clone.root().resolve(".git/HEAD"), "ref: refs/heads/main\n");
    Files.writeString(
        clone.root().resolve(".git/refs/heads/main"), "1234567890123456789012345678901234567890\n");

    Snapshot snapshot = new WorkingTree(clone.data()).read();

    assertThat(snapshot.files()).containsOnlyKeys("registry.json");
    assertThat(snapshot.provenance().notes()).singleElement().asString().contains("git fsck");
  }

  @Test
  void a_git_file_that_points_nowhere_keeps_nothing_from_being_read() throws IOException {
    Path lost = Files.createDirectories(temp.resolve("lost/registry-data"));
    Files.writeString(lost.resolve("registry.json"), "{}");
    Files.writeString(temp.resolve("lost/.git"), "gitdir: /nowhere/at/all\n");

    Snapshot snapshot = new WorkingTree(lost).read();

    assertThat(snapshot.files()).containsOnlyKeys("registry.json");
    assertThat(snapshot.provenance().timestampsComplete()).isFalse();
  }

  @Test
  void follows_the_commit_when_read_again() throws GitAPIException {
    clone.commit(FIRST);
    WorkingTree tree = new WorkingTree(clone.data());
    assertThat(tree.read().provenance().times())
        .containsEntry("registry.json", times(FIRST, FIRST));
    clone.write("registry-data/registry.json", "{ }\n").commit(SECOND);

    assertThat(tree.read().provenance().times())
        .containsEntry("registry.json", times(FIRST, SECOND));
  }

  private Provenance provenance() {
    return new WorkingTree(clone.data()).read().provenance();
  }

  private static Times times(String created, String updated) {
    return new Times(Instant.parse(created), Instant.parse(updated));
  }
}
