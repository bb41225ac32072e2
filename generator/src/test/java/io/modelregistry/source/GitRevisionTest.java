package io.modelregistry.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.modelregistry.finding.Finding;
import io.modelregistry.source.Provenance.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitRevisionTest {
  private static final String FIRST = "2026-01-01T10:00:00Z";
  private static final String SECOND = "2026-02-01T10:00:00Z";

  @TempDir Path temp;
  GitFolder clone;
  RevCommit first;
  RevCommit second;

  @BeforeEach
  void make_repository() throws GitAPIException {
    clone = GitFolder.init(temp.resolve("clone"));
    first = clone.write("registry-data/registry.json", "one").commit(FIRST);
    second = clone.write("registry-data/registry.json", "two").commit(SECOND);
    clone.git().tag().setName("v1").setObjectId(first).setAnnotated(true).setMessage("v1").call();
    clone.git().branchCreate().setName("topic").setStartPoint(first).call();
  }

  @AfterEach
  void close() {
    clone.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "topic", "HEAD~1", "main^", "refs/heads/topic"})
  void reads_what_a_tag_a_branch_or_an_expression_names(String revision) {
    Snapshot snapshot = read(revision);

    assertThat(text(snapshot, "registry.json")).isEqualTo("one");
    assertThat(snapshot.provenance().commit()).isEqualTo(first.name());
    assertThat(snapshot.provenance().committedAt()).isEqualTo(FIRST);
  }

  @Test
  void reads_a_hash_whole_or_short() {
    assertThat(text(read(second.name()), "registry.json")).isEqualTo("two");
    assertThat(text(read(second.abbreviate(8).name()), "registry.json")).isEqualTo("two");
  }

  @Test
  void does_not_look_at_the_working_tree() throws IOException {
    clone.write("registry-data/registry.json", "three").write("registry-data/new.json", "{}");
    assertThat(text(read("HEAD"), "registry.json")).isEqualTo("two");
    assertThat(read("HEAD").provenance().dirty()).isFalse();
    assertThat(read("HEAD").files()).doesNotContainKey("new.json");

    clone.delete("registry-data/registry.json").delete("registry-data/new.json");
    Files.delete(clone.data());
    assertThat(text(read("HEAD"), "registry.json")).isEqualTo("two");
  }

  @Test
  void knows_the_times_as_of_that_revision() {
    Times created = new Times(Instant.parse(FIRST), Instant.parse(FIRST));

    assertThat(read("v1").provenance().times()).containsExactly(entry("registry.json", created));
    assertThat(read("v1").provenance().timestampsComplete()).isTrue();
    assertThat(read("main").provenance().times())
        .containsExactly(
            entry("registry.json", new Times(Instant.parse(FIRST), Instant.parse(SECOND))));
  }

  @Test
  void skips_readme_files_and_dotfiles() throws GitAPIException {
    clone
        .write("registry-data/README.md", "about")
        .write("registry-data/models/.keep", "")
        .write("registry-data/.cache/x.json", "{}")
        .commit(SECOND);

    assertThat(read("HEAD").files()).containsOnlyKeys("registry.json");
  }

  @Test
  void refuses_links_and_submodules_and_folders_called_like_files() throws IOException {
    clone
        .commitEntry("registry-data/models/secret.json", FileMode.SYMLINK, "/etc/passwd")
        .commitEntry("registry-data/routes/elsewhere", FileMode.GITLINK, "")
        .commitEntry("registry-data/platforms/x.json/y.json", FileMode.REGULAR_FILE, "{}");

    Snapshot snapshot = read("HEAD");

    assertThat(snapshot.files()).containsOnlyKeys("registry.json");
    assertThat(snapshot.findings())
        .extracting(Finding::rule, finding -> finding.location().file())
        .containsExactly(
            tuple("not-a-file", "models/secret.json"),
            tuple("not-a-file", "platforms/x.json"),
            tuple("not-a-file", "routes/elsewhere"));
  }

  @Test
  void refuses_large_files_and_odd_names() throws IOException {
    clone
        .commitEntry(
            "registry-data/big.json", FileMode.REGULAR_FILE, "x".repeat(Intake.MAX_FILE_BYTES + 1))
        .commitEntry("registry-data/modèle.json", FileMode.REGULAR_FILE, "{}")
        .commitEntry("registry-data/tool.json", FileMode.EXECUTABLE_FILE, "{}");

    Snapshot snapshot = read("HEAD");

    assertThat(snapshot.files()).containsOnlyKeys("registry.json", "tool.json");
    assertThat(snapshot.findings())
        .extracting(Finding::rule, finding -> finding.location().file())
        .containsExactly(
            tuple("file-too-large", "big.json"), tuple("unlawful-file-name", "mod%C3%A8le.json"));
  }

  @Test
  void does_not_enter_folders_nested_too_deep() throws IOException {
    clone.commitEntry(
        "registry-data/" + "a/".repeat(Intake.MAX_DEPTH + 2) + "x.json",
        FileMode.REGULAR_FILE,
        "{}");

    assertThat(read("HEAD").findings())
        .extracting(Finding::rule)
        .containsExactly("folder-too-deep");
  }

  @Test
  void reads_the_same_as_the_working_tree() throws GitAPIException {
    clone
        .write("registry-data/models/openai/gpt-5.json", "{}\n")
        .write("registry-data/models/openai/gpt-5.mini.json", "{ }\n")
        .write("registry-data/notes.txt", "hello")
        .commit(SECOND);

    Snapshot tree = new WorkingTree(clone.data()).read();
    Snapshot revision = read("HEAD");

    assertThat(revision.files().keySet()).containsExactlyElementsOf(tree.files().keySet());
    assertThat(revision.provenance()).isEqualTo(tree.provenance());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nowhere", "origin/main", "HEAD~99", "0123456789abcdef0123456789abcdef01"})
  void says_that_there_is_no_such_revision(String revision) {
    assertThatThrownBy(() -> read(revision))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("'" + revision + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD:registry-data/registry.json", "HEAD^{tree}", "HEAD^{", "..", "@{x"})
  void says_that_it_names_no_commit(String revision) {
    assertThatThrownBy(() -> read(revision)).isInstanceOf(SourceException.class);
  }

  @Test
  void says_that_the_revision_has_no_data_folder() {
    assertThatThrownBy(() -> new GitRevision(clone.root().resolve("other"), "HEAD").read())
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("no folder other");
  }

  @Test
  void says_that_a_link_in_its_place_is_no_data_folder() throws IOException {
    clone.commitEntry("linked", FileMode.SYMLINK, "registry-data");

    assertThatThrownBy(() -> new GitRevision(clone.root().resolve("linked"), "HEAD").read())
        .hasMessageContaining("no folder linked");
  }

  @Test
  void says_that_it_is_not_in_a_repository() {
    assertThatThrownBy(() -> new GitRevision(temp.resolve("plain"), "HEAD").read())
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("not in a Git repository");
  }

  @Test
  void says_that_there_is_no_commit_yet() throws GitAPIException {
    try (GitFolder unborn = GitFolder.init(temp.resolve("unborn"))) {
      assertThatThrownBy(() -> new GitRevision(unborn.data(), "HEAD").read())
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("no revision 'HEAD'");
    }
  }

  @Test
  void a_shallow_clone_knows_no_times() throws GitAPIException {
    try (GitFolder shallow = GitFolder.shallowClone(clone, temp.resolve("shallow"), 1)) {
      Snapshot snapshot = new GitRevision(shallow.data(), "HEAD").read();

      assertThat(text(snapshot, "registry.json")).isEqualTo("two");
      assertThat(snapshot.provenance().times()).isEmpty();
      assertThat(snapshot.provenance().timestampsComplete()).isFalse();
    }
  }

  private Snapshot read(String revision) {
    return new GitRevision(clone.data(), revision).read();
  }

  private static String text(Snapshot snapshot, String path) {
    return new String(
        Objects.requireNonNull(snapshot.files().get(path)).bytes(), StandardCharsets.UTF_8);
  }

  private static Map.Entry<String, Times> entry(String path, Times times) {
    return Map.entry(path, times);
  }
}
