package io.modelregistry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
  private static final String LIST =
      "{\"openai\": {\"name\": \"OpenAI\", \"models\": {\"gpt-9\": {\"name\": \"GPT-9\"}}}}";

  @TempDir Path folder;

  private Import.Outcome run(String offers, boolean dryRun) throws IOException {
    Path list = Files.writeString(folder.resolve("list.json"), LIST);
    ImportOptions options =
        new ImportOptions(true, Set.of(), Optional.empty(), LocalDate.of(2026, 11, 22));
    return new Import(request -> LIST.getBytes(java.nio.charset.StandardCharsets.UTF_8))
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
    Import.Outcome outcome = run("", false);
    assertThat(outcome.written()).isTrue();
    assertThat(folder.resolve("data/routes/gpt-9/direct.json")).exists();
    assertThat(folder.resolve("data/registry.json")).exists();
  }

  @Test
  void writes_nothing_on_a_dry_run() throws IOException {
    Import.Outcome outcome = run("", true);
    assertThat(outcome.plan().edits()).isNotEmpty();
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void writes_nothing_when_the_result_would_have_a_new_error() throws IOException {
    run("", false);
    Path routes = folder.resolve("data/routes/gpt-9");
    Files.move(routes.resolve("direct.json"), routes.resolve("Direct.json"));
    Import.Outcome outcome = run("", false);
    assertThat(outcome.errors())
        .isNotEmpty()
        .allMatch(finding -> finding.message().contains("only in case"));
    assertThat(outcome.written()).isFalse();
    assertThat(routes.resolve("direct.json")).doesNotExist();
  }

  @Test
  void an_old_error_is_in_nobodys_way_but_an_unreadable_file_is_not_replaced() throws IOException {
    run("", false);
    Files.writeString(folder.resolve("data/platforms/odd.json"), "not even JSON");
    Path route = folder.resolve("data/routes/gpt-9/direct.json");
    Files.delete(route);
    Import.Outcome outcome = run("", false);
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.knownErrors()).isPositive();
    assertThat(route).exists();
    Files.writeString(route, "{ half of it");
    assertThat(run("", false).errors()).isNotEmpty();
    assertThat(route).hasContent("{ half of it");
  }

  @Test
  void fetches_lists_that_are_given_by_address() throws IOException {
    assertThat(run("https://models.example.com/api.json", true).plan().edits()).isNotEmpty();
  }

  @Test
  void says_which_file_is_missing() {
    assertThatThrownBy(() -> run("nowhere.json", false))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("nowhere.json");
  }
}
