package io.modelregistry.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.source.CommitLog.Commit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastTest {
  private static final String FIRST = "2026-01-01T10:00:00Z";
  private static final String SECOND = "2026-02-01T10:00:00Z";
  private static final String THIRD = "2026-03-01T10:00:00Z";
  private static final String FOURTH = "2026-04-01T10:00:00Z";

  /** Takes the whole text, and refuses what starts with an exclamation mark. */
  private static final BlobDigest WHOLE =
      new BlobDigest() {
        @Override
        public String version() {
          return "whole";
        }

        @Override
        public Optional<Map<String, String>> of(byte[] content) {
          String text = new String(content, StandardCharsets.UTF_8);
          return text.startsWith("!") ? Optional.empty() : Optional.of(Map.of("text", text));
        }
      };

  @TempDir Path temp;
  GitFolder clone;

  @BeforeEach
  void make_repository() throws GitAPIException {
    clone = GitFolder.init(temp.resolve("clone"));
    clone.write("registry-data/registry.json", "{}").commit(FIRST);
  }

  @AfterEach
  void close() {
    clone.close();
  }

  private Past past() {
    return past("HEAD");
  }

  private Past past(String revision) {
    return new GitRevision(clone.data(), revision).past(WHOLE);
  }

  /** A line a change, oldest commit first. */
  private static List<String> lines(Past past) {
    List<String> lines = new ArrayList<>();
    List<Commit> commits = new ArrayList<>(past.log().commits());
    Collections.reverse(commits);
    for (int i = 0; i < commits.size(); i++) {
      for (CommitLog.FileChange change : commits.get(i).changes()) {
        lines.add(
            i
                + " "
                + change.path()
                + " "
                + text(past, change.before())
                + ">"
                + text(past, change.after()));
      }
    }
    return lines;
  }

  private static String text(Past past, @Nullable String blob) {
    Map<String, String> digest = blob == null ? Map.of() : past.digests().get(blob);
    return digest == null ? "?" : digest.getOrDefault("text", "");
  }

  private Path cache() {
    return clone.root().resolve(".git/model-registry");
  }

  @Test
  void tells_what_each_commit_did_to_each_file() throws GitAPIException, IOException {
    clone.write("registry-data/models/acme/one.json", "1").commit(SECOND);
    clone
        .write("registry-data/models/acme/one.json", "2")
        .write("registry-data/models/acme/two.json", "2")
        .commit(THIRD);
    clone.delete("registry-data/models/acme/one.json").commit(FOURTH);

    assertThat(lines(past()))
        .containsExactly(
            "0 registry.json >{}",
            "1 models/acme/one.json >1",
            "2 models/acme/one.json 1>2",
            "2 models/acme/two.json >2",
            "3 models/acme/one.json 2>");
    assertThat(past().log().complete()).isTrue();
  }

  @Test
  void what_a_merge_brings_in_came_with_the_merge() throws GitAPIException, IOException {
    clone.branch("topic").write("registry-data/a.json", "1").commit(SECOND);
    clone.write("registry-data/a.json", "2").commit(SECOND);
    clone.checkout("main").write("registry-data/b.json", "1").commit(THIRD);
    clone.merge("topic", FOURTH);

    assertThat(lines(past())).containsExactly("0 registry.json >{}", "1 b.json >1", "2 a.json >2");
  }

  @Test
  void leaves_out_what_is_no_authored_file() throws GitAPIException, IOException {
    clone
        .write("README.md", "1")
        .write("registry-data/README.md", "1")
        .write("registry-data/.hidden/a.json", "1")
        .write("registry-data/observations/m/p/2026-01.json", "1")
        .write("registry-data/models/observations/m.json", "1")
        .commit(SECOND);
    clone
        .commitEntry("registry-data/link.json", FileMode.SYMLINK, "/etc/passwd")
        .commitEntry("registry-data/module", FileMode.GITLINK, "")
        .commitEntry("registry-data/modèle.json", FileMode.REGULAR_FILE, "1");

    assertThat(lines(past()))
        .containsExactly("0 registry.json >{}", "1 models/observations/m.json >1");
  }

  @Test
  void a_changed_mode_is_no_change_but_a_link_in_a_files_place_is()
      throws GitAPIException, IOException {
    clone.commitEntry("registry-data/registry.json", FileMode.EXECUTABLE_FILE, "{}");
    clone.commitEntry("registry-data/registry.json", FileMode.SYMLINK, "{}");
    clone.commitEntry("registry-data/registry.json", FileMode.REGULAR_FILE, "{}");

    assertThat(lines(past()))
        .containsExactly("0 registry.json >{}", "2 registry.json {}>", "3 registry.json >{}");
  }

  @Test
  void a_folder_in_a_files_place_is_told_as_both() throws GitAPIException, IOException {
    clone
        .write("registry-data/models/a", "1")
        .write("registry-data/models/a.b", "1")
        .commit(SECOND);
    clone.delete("registry-data/models/a").write("registry-data/models/a/c.json", "2");
    clone.commit(THIRD);

    assertThat(lines(past()))
        .containsExactly(
            "0 registry.json >{}",
            "1 models/a >1",
            "1 models/a.b >1",
            "2 models/a 1>",
            "2 models/a/c.json >2");
  }

  @Test
  void finds_every_difference_among_many_files() throws GitAPIException, IOException {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      clone.write("registry-data/models/acme/m-" + i + ".json", "0");
    }
    clone.commit(SECOND);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String path = "models/acme/m-" + i + ".json";
      switch (random.nextInt(8)) {
        case 0 -> {
          clone.write("registry-data/" + path, "1");
          expected.add("2 " + path + " 0>1");
        }
        case 1 -> {
          clone.delete("registry-data/" + path);
          expected.add("2 " + path + " 0>");
        }
        case 2 -> {
          clone.write("registry-data/" + path.replace("m-", "n-"), "2");
          expected.add("2 " + path.replace("m-", "n-") + " >2");
        }
        default -> {
          // It stays.
        }
      }
    }
    clone.commit(THIRD);

    assertThat(lines(past()).stream().filter(line -> line.startsWith("2 ")))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void the_data_folder_may_be_the_root_or_lie_deep() throws GitAPIException {
    try (GitFolder deep = GitFolder.init(temp.resolve("deep"))) {
      deep.write("a/b/registry-data/registry.json", "1")
          .write("platforms/p.json", "2")
          .commit(FIRST);

      assertThat(lines(new WorkingTree(deep.root().resolve("a/b/registry-data")).past(WHOLE)))
          .containsExactly("0 registry.json >1");
      assertThat(lines(new WorkingTree(deep.root()).past(WHOLE)))
          .containsExactly("0 a/b/registry-data/registry.json >1", "0 platforms/p.json >2");
    }
  }

  @Test
  void a_file_of_which_nothing_can_be_made_has_no_digest() throws GitAPIException {
    clone.write("registry-data/registry.json", "!").commit(SECOND);

    assertThat(lines(past())).contains("1 registry.json {}>?");
    assertThat(lines(past())).as("remembered").contains("1 registry.json {}>?");
  }

  @Test
  void a_revert_is_a_change_like_any_other() throws GitAPIException {
    RevCommit change = clone.write("registry-data/registry.json", "1").commit(SECOND);
    clone.git().revert().include(change).call();

    assertThat(lines(past()))
        .containsExactly("0 registry.json >{}", "1 registry.json {}>1", "2 registry.json 1>{}");
  }

  @Test
  void follows_head_when_history_is_rewritten() throws GitAPIException, IOException {
    clone.write("registry-data/registry.json", "wrong").commit(SECOND);
    WorkingTree tree = new WorkingTree(clone.data());
    assertThat(lines(tree.past(WHOLE))).contains("1 registry.json {}>wrong");

    clone.git().reset().setMode(ResetType.HARD).setRef("HEAD~1").call();
    clone.write("registry-data/registry.json", "right").commit(THIRD);

    assertThat(lines(tree.past(WHOLE)))
        .containsExactly("0 registry.json >{}", "1 registry.json {}>right");
    assertThat(lines(past())).isEqualTo(lines(tree.past(WHOLE)));
  }

  @Test
  void an_earlier_revision_has_an_earlier_past() throws GitAPIException {
    clone.write("registry-data/registry.json", "1").commit(SECOND);

    assertThat(lines(past())).hasSize(2);
    assertThat(lines(past("HEAD~1"))).containsExactly("0 registry.json >{}");
    assertThat(lines(past())).hasSize(2);
  }

  @Test
  void a_second_run_reads_only_what_is_new() throws GitAPIException, IOException {
    clone.write("registry-data/registry.json", "1").commit(SECOND);
    List<String> before = lines(past());
    RevCommit head = clone.write("registry-data/registry.json", "2").commit(THIRD);
    keepOnly(head);

    assertThat(lines(past())).hasSize(3).containsAll(before).contains("2 registry.json 1>2");
  }

  /** Deletes all objects but the newest commit, its trees and blobs, and its parent's trees. */
  private void keepOnly(RevCommit head) throws IOException {
    Path objects = clone.root().resolve(".git/objects");
    RevCommit first = clone.git().getRepository().parseCommit(head.getParent(0)).getParent(0);
    String name = first.name();
    Files.delete(objects.resolve(name.substring(0, 2)).resolve(name.substring(2)));
  }

  @Test
  void what_is_remembered_may_be_lost_damaged_or_foreign() throws GitAPIException, IOException {
    clone.write("registry-data/registry.json", "1").commit(SECOND);
    List<String> expected = lines(past());
    List<Path> files;
    try (Stream<Path> all = Files.list(cache())) {
      files = all.toList();
    }
    assertThat(files).hasSize(2);
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      byte[] flipped = whole.clone();
      flipped[whole.length / 2] ^= 1;
      for (byte[] damaged :
          List.of(
              new byte[0],
              java.util.Arrays.copyOf(whole, whole.length / 2),
              flipped,
              "something else entirely".getBytes(StandardCharsets.UTF_8))) {
        Files.write(file, damaged);
        assertThat(lines(past())).isEqualTo(expected);
        assertThat(Files.readAllBytes(file)).as("mended").hasSameSizeAs(whole);
      }
      Files.delete(file);
      Files.createDirectories(file.resolve("in the way"));
      assertThat(lines(past())).isEqualTo(expected);
      Files.delete(file.resolve("in the way"));
      Files.delete(file);
    }
  }

  @Test
  void a_digest_of_another_version_is_worked_out_anew() {
    past();
    BlobDigest other =
        new BlobDigest() {
          @Override
          public String version() {
            return "length";
          }

          @Override
          public Optional<Map<String, String>> of(byte[] content) {
            return Optional.of(Map.of("text", "" + content.length));
          }
        };

    assertThat(lines(new GitRevision(clone.data(), "HEAD").past(other)))
        .containsExactly("0 registry.json >2");
  }

  @Test
  void many_at_once_do_not_disturb_each_other() throws GitAPIException {
    clone.write("registry-data/registry.json", "1").commit(SECOND);
    List<String> expected = List.of("0 registry.json >{}", "1 registry.json {}>1");

    assertThat(Stream.generate(() -> "HEAD").limit(16).toList().parallelStream().map(this::past))
        .allSatisfy(past -> assertThat(lines(past)).isEqualTo(expected));
  }

  @Test
  void a_shallow_clone_begins_where_it_was_cut_and_leaves_nothing_behind()
      throws GitAPIException, IOException {
    clone.write("registry-data/registry.json", "1").commit(SECOND);
    clone.write("registry-data/registry.json", "2").commit(THIRD);
    try (GitFolder shallow = GitFolder.shallowClone(clone, temp.resolve("shallow"), 2)) {
      Past past = new WorkingTree(shallow.data()).past(WHOLE);

      assertThat(past.log().complete()).isFalse();
      assertThat(lines(past)).containsExactly("1 registry.json 1>2");
      assertThat(new WorkingTree(shallow.data()).past(WHOLE)).isEqualTo(past);
    }
  }

  @Test
  void a_partial_clone_lacks_contents_and_leaves_nothing_behind()
      throws GitAPIException, IOException {
    RevCommit second = clone.write("registry-data/registry.json", "1").commit(SECOND);
    clone.write("registry-data/registry.json", "2").commit(THIRD);
    String blob;
    try (TreeWalk walk =
        TreeWalk.forPath(
            clone.git().getRepository(), "registry-data/registry.json", second.getTree())) {
      blob = walk.getObjectId(0).name();
    }
    Files.delete(
        clone
            .root()
            .resolve(".git/objects")
            .resolve(blob.substring(0, 2))
            .resolve(blob.substring(2)));

    Past past = past();
    past.keep(new byte[] {1});

    assertThat(lines(past))
        .containsExactly("0 registry.json >{}", "1 registry.json {}>?", "2 registry.json ?>2");
    assertThat(past.log().complete()).isFalse();
    assertThat(past().kept()).isEmpty();
  }

  private static ByteBuffer bytes(int only) {
    return ByteBuffer.wrap(new byte[] {(byte) only});
  }

  @Test
  void what_somebody_made_of_it_is_there_for_the_next_run() throws GitAPIException {
    RevCommit second = clone.write("registry-data/registry.json", "1").commit(SECOND);
    assertThat(past().kept()).isEmpty();
    past().keep(new byte[] {2});

    assertThat(past().kept().orElseThrow().commit()).isEqualTo(second.name());
    assertThat(past().kept().orElseThrow().newest()).isTrue();
    assertThat(past().kept().orElseThrow().content()).isEqualTo(bytes(2));
    assertThat(lines(past()))
        .as("contents are read when they are asked for")
        .contains("1 registry.json {}>1");

    RevCommit third = clone.write("registry-data/registry.json", "2").commit(THIRD);
    assertThat(past().kept().orElseThrow().commit())
        .as("one to go on from")
        .isEqualTo(second.name());
    assertThat(past().kept().orElseThrow().newest()).isFalse();
    past().keep(new byte[] {3});
    past("HEAD~2").keep(new byte[] {4});

    assertThat(past("HEAD~1").kept()).as("of what came later").isEmpty();
    assertThat(past().kept().orElseThrow().commit()).isEqualTo(third.name());
    assertThat(past().kept().orElseThrow().content()).isEqualTo(bytes(3));
  }

  @Test
  void there_is_none_outside_git_and_before_the_first_commit() throws GitAPIException, IOException {
    Path plain = Files.createDirectories(temp.resolve("plain/registry-data"));
    assertThat(new WorkingTree(plain).past(WHOLE)).isEqualTo(Past.NONE);
    try (GitFolder unborn = GitFolder.init(temp.resolve("unborn"))) {
      unborn.write("registry-data/registry.json", "1");
      assertThat(new WorkingTree(unborn.data()).past(WHOLE)).isEqualTo(Past.NONE);
    }
  }

  @Test
  void a_linked_worktree_shares_what_is_remembered() throws IOException {
    past();
    Path worktree = clone.linkWorktree(temp.resolve("linked"));
    Files.createDirectories(worktree.resolve("registry-data"));

    assertThat(lines(new WorkingTree(worktree.resolve("registry-data")).past(WHOLE)))
        .containsExactly("0 registry.json >{}");
    assertThat(clone.root().resolve(".git/worktrees/linked/model-registry")).doesNotExist();
  }

  @Test
  void an_author_has_a_name_and_no_address() {
    assertThat(name("Ada Lovelace")).isEqualTo("Ada Lovelace");
    assertThat(name("ada@example.org")).isEqualTo("ada");
    assertThat(name("Ada <ada@example.org>")).isEqualTo("Ada ada");
    assertThat(name("A\u202Eda\u0007 \n L")).isEqualTo("A da L");
    assertThat(name("  ")).isEqualTo("unknown");
    assertThat(name("x".repeat(500))).hasSizeLessThan(100);
  }

  private static String name(String name) {
    return AuthorName.of(new PersonIdent(name, "a@b"));
  }
}
