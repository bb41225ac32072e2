package io.modelregistry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.finding.Severity;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
  private static final String LIST =
      "{\"openai\": {\"name\": \"OpenAI\", \"models\": {\"gpt-9\": {\"name\": \"GPT-9\"}}}}";
  private static final Finding ERROR =
      new Finding(Severity.ERROR, "some-rule", Location.ofFile("x.json"), "wrong", null, false);

  @TempDir Path folder;

  private Import.Outcome run(
      String offers, boolean dryRun, Function<Snapshot, List<Finding>> validation)
      throws IOException {
    Path list = Files.writeString(folder.resolve("list.json"), LIST);
    ImportOptions options =
        new ImportOptions(true, Set.of(), Optional.empty(), LocalDate.of(2026, 11, 22));
    return new Import(request -> LIST.getBytes(java.nio.charset.StandardCharsets.UTF_8), validation)
        .modelsDev(
            new Import.Request(
                folder.resolve("data"),
                offers.isEmpty() ? list.toString() : offers,
                options,
                dryRun),
            Optional.empty(),
            Optional.empty());
  }

  @Test
  void writes_what_is_valid_into_a_new_folder() throws IOException {
    Import.Outcome outcome = run("", false, snapshot -> List.of());
    assertThat(outcome.written()).isTrue();
    assertThat(folder.resolve("data/routes/gpt-9/direct.json")).exists();
    assertThat(folder.resolve("data/registry.json")).exists();
  }

  @Test
  void writes_nothing_on_a_dry_run() throws IOException {
    Import.Outcome outcome = run("", true, snapshot -> List.of());
    assertThat(outcome.plan().edits()).isNotEmpty();
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void writes_nothing_when_the_result_would_be_invalid() throws IOException {
    Import.Outcome outcome = run("", false, snapshot -> List.of(ERROR));
    assertThat(outcome.errors()).containsExactly(ERROR);
    assertThat(outcome.written()).isFalse();
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void fetches_lists_that_are_given_by_address() throws IOException {
    assertThat(
            run("https://models.example.com/api.json", true, snapshot -> List.of()).plan().edits())
        .isNotEmpty();
  }

  @Test
  void says_which_file_is_missing() {
    assertThatThrownBy(() -> run("nowhere.json", false, snapshot -> List.of()))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("nowhere.json");
  }
}
