package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {
  @TempDir private Path folder;
  private DataFolderFixture data = DataFolderFixture.NONE;

  @BeforeEach
  void writeData() {
    data = DataFolderFixture.in(folder);
  }

  @Test
  void says_so_when_all_is_well() {
    Shell.Result result = new Shell(folder).run("validate", "--strict");
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void reports_all_errors_at_once_with_their_places() {
    data.write("models/acme/broken.json", "{\n  \"name\": \"Broken\",\n}\n");
    data.write(
        "routes/acme-small/nowhere.json", "{\n  \"priority\": 2,\n  \"status\": \"active\"\n}\n");
    Shell.Result result = new Shell(folder).run("validate");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("registry-data/models/acme/broken.json:")
        .contains("registry-data/routes/acme-small/nowhere.json");
  }

  @Test
  void warnings_fail_only_when_strict() {
    data.model("acme-alone", "Acme Alone", "1");
    assertThat(new Shell(folder).run("validate").code()).isZero();
    assertThat(new Shell(folder).run("validate").out()).contains("model-without-route");
    assertThat(new Shell(folder).run("validate", "--strict").code()).isEqualTo(1);
  }

  @Test
  void writes_findings_as_json() {
    data.delete("providers/acme.json");
    Shell.Result result = new Shell(folder).run("validate", "--format", "json");
    assertThat(result.code()).isEqualTo(1);
    JsonNode json = JsonMapper.shared().readTree(result.out());
    assertThat(json.toString()).contains("unresolved-reference");
  }

  @Test
  void fix_brings_files_into_canonical_form_and_changes_nothing_else() throws IOException {
    Path file = data.root().resolve("platforms/cloudy.json");
    String canonical = Files.readString(file);
    Files.writeString(
        file,
        "\uFEFF"
            + canonical
                .replace("\n", "\r\n")
                .replace("  \"name\": \"Cloudy\",\r\n", "")
                .replace("\"auth_type\"", "\"name\":\"Cloudy\",\"auth_type\""));
    Shell shell = new Shell(folder);
    assertThat(shell.run("validate", "--strict").code()).isEqualTo(1);
    Shell.Result result = shell.run("validate", "--fix", "--strict");
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.err()).contains("fixed platforms/cloudy.json");
    assertThat(file).hasContent(canonical);
    assertThat(shell.run("validate", "--fix").err()).isEmpty();
  }
}
