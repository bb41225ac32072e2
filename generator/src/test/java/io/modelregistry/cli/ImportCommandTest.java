package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ImportCommandTest {
  private static final String OFFERS =
      """
      {
        "cloudy": {
          "id": "cloudy",
          "name": "Cloudy",
          "env": ["CLOUDY_API_KEY"],
          "api": "https://api.cloudy.example.com/v1",
          "doc": "https://docs.cloudy.example.com",
          "models": {
            "acme/Acme-Large:Turbo": {
              "id": "acme/Acme-Large:Turbo",
              "name": "Acme Large Turbo",
              "attachment": false,
              "reasoning": true,
              "tool_call": true,
              "release_date": "2026-05-01",
              "last_updated": "2026-05-01",
              "modalities": { "input": ["text"], "output": ["text"] },
              "open_weights": false,
              "limit": { "context": 100000, "output": 8000 },
              "cost": { "input": 0.060000000000000005, "output": 2 }
            }
          }
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeOffers() throws IOException {
    Files.writeString(folder.resolve("offers.json"), OFFERS);
  }

  @Test
  void makes_a_valid_registry_in_an_empty_folder_once() throws IOException {
    Files.createDirectory(folder.resolve("new"));
    Shell shell = new Shell(folder);
    Shell.Result result =
        shell.run("--data", "new", "import", "models.dev", "offers.json", "--create");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(shell.run("--data", "new", "validate").code()).isZero();
    assertThat(Files.readString(route())).contains("\"input_cost\": 0.06,");
    Shell.Result again =
        shell.run("--data", "new", "import", "models.dev", "offers.json", "--create");
    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("Nothing to change");
  }

  @Test
  void without_create_it_reports_what_it_does_not_know() {
    DataFolderFixture.in(folder);
    Shell.Result result =
        new Shell(folder).run("import", "models.dev", "offers.json", "--format", "json");
    assertThat(result.code()).isZero();
    assertThat(JsonMapper.shared().readTree(result.out()).toString())
        .contains("acme/Acme-Large:Turbo");
  }

  @Test
  void a_rehearsal_writes_nothing() {
    Shell.Result result =
        new Shell(folder)
            .run("--data", "new", "import", "models.dev", "offers.json", "--create", "--dry-run");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("would be written");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void tells_a_missing_or_broken_list_in_words() throws IOException {
    DataFolderFixture.in(folder);
    Shell shell = new Shell(folder);
    assertThat(shell.run("import", "models.dev", "nowhere.json").code()).isEqualTo(3);
    Files.writeString(folder.resolve("broken.json"), "{ \"a\": ");
    Shell.Result broken = shell.run("import", "models.dev", "broken.json");
    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.err()).contains("list of offers", "line 1").doesNotContain("\tat ");
  }

  @Test
  void makes_a_registry_out_of_prices() throws IOException {
    Files.writeString(
        folder.resolve("data.json"),
        """
        [{"id": "cloudy", "name": "Cloudy", "api_pattern": "https://api\\\\.cloudy\\\\.example",
          "pricing_urls": ["https://cloudy.example.com/prices"], "models": [
            {"id": "acme/Acme-Large", "match": {"equals": "acme/acme-large"}, "prices": [
              {"prices": {"input_mtok": 1, "output_mtok": 2}},
              {"constraint": {"start_date": "2026-07-30"}, "prices": {"input_mtok": 3}}]}]}]
        """);
    Files.createDirectory(folder.resolve("new"));
    Shell shell = new Shell(folder);
    Shell.Result result =
        shell.run(
            "--data", "new", "import", "genai-prices", "data.json", "--create", "--format", "json");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(JsonMapper.shared().readTree(result.out()).at("/counts/routes_created").intValue())
        .isEqualTo(1);
    assertThat(shell.run("--data", "new", "validate").code()).isZero();
    assertThat(Files.readString(route()))
        .contains("\"model_string_override\": \"acme/Acme-Large\"", "\"output_cost\": null");
    assertThat(shell.run("--data", "new", "import", "genai-prices", "data.json").err())
        .contains("Nothing to change");
    Files.writeString(folder.resolve("data.json"), "[{\"id\": \"cloudy\", \"mod");
    Shell.Result broken = shell.run("--data", "new", "import", "genai-prices", "data.json");
    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.err()).contains("list of prices", "line 1").doesNotContain("\tat ");
  }

  @Test
  void asks_for_a_source() {
    assertThat(new Shell(folder).run("import").code()).isEqualTo(2);
  }

  private Path route() throws IOException {
    try (var files = Files.walk(folder.resolve("new/routes"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }
}
