package io.modelregistry.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelregistry.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingTreeTest {
  @TempDir Path temp;
  Path data;

  @BeforeEach
  void make_data_folder() throws IOException {
    data = Files.createDirectory(temp.resolve("registry-data"));
    write("registry.json", "{}");
  }

  @Test
  void reads_every_file_by_its_path() throws IOException {
    write("models/openai/gpt-5.json", "{\"name\": \"GPT-5\"}");
    write("routes/gpt-5/direct.json", "{}");

    Snapshot snapshot = read();

    assertThat(snapshot.files().keySet())
        .containsExactly("models/openai/gpt-5.json", "registry.json", "routes/gpt-5/direct.json");
    assertThat(text(snapshot, "models/openai/gpt-5.json")).isEqualTo("{\"name\": \"GPT-5\"}");
    assertThat(snapshot.findings()).isEmpty();
  }

  @Test
  void skips_readme_files_and_dotfiles_in_every_folder() throws IOException {
    write("README.md", "about");
    write("models/README.md", "about models");
    write(".DS_Store", "junk");
    write(".cache/models.json", "{}");
    write("models/.hidden.json", "{}");

    assertThat(read().files().keySet()).containsExactly("registry.json");
    assertThat(read().findings()).isEmpty();
  }

  @Test
  void takes_a_file_in_a_wrong_place_for_validation_to_refuse() throws IOException {
    write("notes.txt", "hello");

    assertThat(read().files()).containsKey("notes.txt");
  }

  @Test
  void takes_an_empty_file() throws IOException {
    write("models/openai/gpt-5.json", "");

    assertThat(text(read(), "models/openai/gpt-5.json")).isEmpty();
  }

  @Test
  void does_not_follow_a_link_to_a_file_out_of_the_tree() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret.json"), "{\"password\": 1}");
    Files.createDirectories(data.resolve("models/openai"));
    Files.createSymbolicLink(data.resolve("models/openai/gpt-5.json"), secret);

    Snapshot snapshot = read();

    assertThat(snapshot.files()).doesNotContainKey("models/openai/gpt-5.json");
    assertThat(snapshot.findings())
        .extracting(Finding::rule, finding -> finding.location().file())
        .containsExactly(tuple("not-a-file", "models/openai/gpt-5.json"));
  }

  @Test
  void does_not_follow_a_link_to_a_folder_or_to_itself_or_to_nothing() throws IOException {
    Files.createSymbolicLink(data.resolve("models"), temp);
    Files.createSymbolicLink(data.resolve("routes"), data);
    Files.createSymbolicLink(data.resolve("platforms"), data.resolve("nowhere"));

    assertThat(read().files().keySet()).containsExactly("registry.json");
    assertThat(read().findings())
        .extracting(Finding::rule, finding -> finding.location().file())
        .containsExactly(
            tuple("not-a-file", "models"),
            tuple("not-a-file", "platforms"),
            tuple("not-a-file", "routes"));
  }

  @Test
  void refuses_a_folder_where_a_file_is_expected() throws IOException {
    write("models/openai/gpt-5.json/inner.json", "{}");

    Snapshot snapshot = read();

    assertThat(snapshot.files().keySet()).containsExactly("registry.json");
    assertThat(snapshot.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.location().file()).isEqualTo("models/openai/gpt-5.json");
              assertThat(finding.message()).contains("folder");
            });
  }

  @Test
  void does_not_wait_for_a_pipe() throws IOException, InterruptedException {
    Process mkfifo = new ProcessBuilder("mkfifo", data.resolve("models.json").toString()).start();
    assumeTrue(mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0);

    Snapshot snapshot = assertTimeoutPreemptively(Duration.ofSeconds(10), this::read);

    assertThat(snapshot.findings()).extracting(Finding::rule).containsExactly("not-a-file");
  }

  @Test
  void does_not_read_a_file_above_the_bound() throws IOException {
    Files.write(data.resolve("big.json"), new byte[Intake.MAX_FILE_BYTES + 1]);
    Files.write(data.resolve("fits.json"), new byte[Intake.MAX_FILE_BYTES]);

    Snapshot snapshot = read();

    assertThat(snapshot.files().keySet()).containsExactly("fits.json", "registry.json");
    assertThat(snapshot.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("file-too-large");
              assertThat(finding.message()).contains("1,000,001 bytes");
            });
  }

  @Test
  void does_not_enter_folders_nested_too_deep() throws IOException {
    write("a/".repeat(Intake.MAX_DEPTH) + "in.json", "{}");
    write("a/".repeat(Intake.MAX_DEPTH + 5) + "out.json", "{}");

    Snapshot snapshot = read();

    assertThat(snapshot.files().keySet())
        .containsExactly("a/".repeat(Intake.MAX_DEPTH) + "in.json", "registry.json");
    assertThat(snapshot.findings()).extracting(Finding::rule).containsExactly("folder-too-deep");
  }

  @Test
  void refuses_a_name_that_is_not_utf_8_and_shows_its_bytes() throws IOException {
    Process touch =
        new ProcessBuilder("sh", "-c", "printf '{}' > \"$(printf 'caf\\351.json')\"")
            .directory(data.toFile())
            .start();
    waitFor(touch);

    assertThat(read().findings())
        .extracting(Finding::rule, finding -> finding.location().file())
        .containsExactly(tuple("unlawful-file-name", "caf%E9.json"));
  }

  @Test
  void refuses_names_outside_ascii_and_control_characters_alike_in_every_locale()
      throws IOException {
    Path name;
    try {
      name = data.resolve("modèle\n.json");
    } catch (InvalidPathException e) {
      assumeTrue(false, "this locale cannot name it");
      return;
    }
    Files.writeString(name, "{}");

    assertThat(read().findings())
        .extracting(finding -> finding.location().file())
        .containsExactly("mod%C3%A8le%0A.json");
  }

  @Test
  void says_so_when_permission_is_denied() throws IOException {
    write("models/openai/gpt-5.json", "{}");
    Path file = data.resolve("models/openai/gpt-5.json");
    assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root reads all");

    assertThat(read().findings()).extracting(Finding::rule).containsExactly("unreadable-file");
  }

  @Test
  void sees_changes_when_read_again() throws IOException {
    WorkingTree tree = new WorkingTree(data);
    tree.read();
    write("platforms/direct.json", "{}");

    assertThat(tree.read().files()).containsKey("platforms/direct.json");
  }

  @Test
  void may_itself_be_reached_over_a_link() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), data);

    assertThat(new WorkingTree(link).read().files()).containsKey("registry.json");
  }

  @Test
  void says_that_the_folder_does_not_exist() {
    assertThatThrownBy(() -> new WorkingTree(temp.resolve("nowhere")).read())
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void says_that_a_file_is_no_folder() {
    assertThatThrownBy(() -> new WorkingTree(data.resolve("registry.json")).read())
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("is not a folder");
  }

  private Snapshot read() {
    return new WorkingTree(data).read();
  }

  private void write(String path, String text) throws IOException {
    Path file = data.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String text(Snapshot snapshot, String path) {
    return new String(
        Objects.requireNonNull(snapshot.files().get(path)).bytes(), StandardCharsets.UTF_8);
  }

  private static void waitFor(Process process) {
    try {
      assumeTrue(process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
