package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.app.fetch.ReplayServer;
import io.modelregistry.render.ApiSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeprecationsCommandTest {
  private static final String SMALL = "models/acme/acme-small.json";

  @TempDir private Path folder;
  private DataFolderFixture data = DataFolderFixture.NONE;

  @BeforeEach
  void writeData() {
    data = DataFolderFixture.in(folder);
  }

  private void change(String path, String from, String to) throws IOException {
    String text = Files.readString(data.root().resolve(path));
    assertThat(text).contains(from);
    data.write(path, text.replace(from, to));
  }

  private void ends(String day, String status) throws IOException {
    change(
        SMALL,
        "\"status\": \"active\"",
        "\"deprecation_date\": \"%s\", \"status\": \"%s\"".formatted(day, status));
  }

  private Shell.Result run(String... more) {
    String[] args = new String[more.length + 1];
    args[0] = "deprecations";
    System.arraycopy(more, 0, args, 1, more.length);
    return new Shell(folder).run(args);
  }

  private JsonNode json(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "--format";
    args[1] = "json";
    System.arraycopy(more, 0, args, 2, more.length);
    String out = run(args).out();
    assertThat(ApiSchemas.problems("answers/deprecations.schema.json", out)).isEmpty();
    return JsonMapper.shared().readTree(out);
  }

  @Test
  void nothing_ends() {
    Shell.Result result = run();
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Nothing is announced");
  }

  @Test
  void what_is_announced_names_who_depends_on_it_and_what_to_move_to() throws IOException {
    ends("2026-12-31", "active");
    change(SMALL, "\"status\"", "\"replaced_by\": \"acme-large\", \"status\"");
    Shell.Result result = run("--within", "90d", "--report", "report.md");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "Announced (1)",
            "2026-12-31, in 39 days",
            "move to acme-large",
            "fallback chain: acme-small--direct");
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains("1 model announced to end within 90 days", "`acme-small--direct`");
    JsonNode model = json().at("/models/0");
    assertThat(model.at("/days_left").intValue()).isEqualTo(39);
    assertThat(model.at("/fallback_chain/0/route_id").stringValue())
        .isEqualTo("acme-small--direct");
    assertThat(json("--within", "5w").at("/models")).isEmpty();
  }

  @Test
  void what_is_in_use_and_points_to_the_past_is_broken() throws IOException {
    ends("2026-11-21", "active");
    change(
        "models/acme/acme-large.json", "\"status\"", "\"replaced_by\": \"acme-small\", \"status\"");
    Shell.Result result = run();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("Past and still depended on (1)", "1 day ago");
    JsonNode broken = json().at("/broken");
    assertThat(broken.findValuesAsString("pointer"))
        .containsExactly("replaced_by", "status", "route");
    assertThat(broken.findValuesAsString("id"))
        .containsExactly("acme-large", "acme-small", "acme-small--direct");
  }

  @Test
  void the_last_day_itself_is_not_past_and_nobody_left_is_not_broken() throws IOException {
    ends("2026-11-22", "deprecated");
    assertThat(run().code()).isZero();
    assertThat(run("--at", "2026-11-23").code()).isEqualTo(1);
    change("routes/acme-small/direct.json", "\"active\"", "\"inactive\"");
    Shell.Result result = run("--at", "2026-11-23");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("1 model more ended, and nothing depends on it");
  }

  @Test
  void a_platform_that_lets_go_of_a_model_is_told_beside_the_models() throws IOException {
    Shell.Result set =
        new Shell(folder)
            .run("route", "update", "acme-large--cloudy", "--set", "deprecation_date=2026-12-31");
    assertThat(set.code()).as(set.err()).isZero();
    Shell.Result result = run("--within", "90d", "--report", "report.md");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "Routes that end before their model (1)",
            "acme-large--cloudy",
            "2026-12-31, in 39 days",
            "then acme-large--direct");
    assertThat(Files.readString(folder.resolve("report.md"))).contains("`acme-large--cloudy`");
    assertThat(json().at("/routes/0/other_routes/0").stringValue()).isEqualTo("acme-large--direct");
    assertThat(json("--within", "5d").at("/routes")).isEmpty();
    assertThat(new Shell(folder).run("fallbacks", "acme-large").out()).contains("cloudy");

    Shell.Result later = run("--at", "2027-01-01");
    assertThat(later.code()).isEqualTo(1);
    assertThat(later.out()).contains("acme-large--cloudy ended 2026-12-31");
    assertThat(json("--at", "2027-01-01").at("/broken/0/pointer").stringValue())
        .isEqualTo("ended_route");
    assertThat(new Shell(folder).run("fallbacks", "acme-large", "--at", "2027-01-01").out())
        .contains("1 route past date");
  }

  @Test
  void says_what_is_wrong_with_the_arguments() {
    Shell.Result soon = run("--within", "soon");
    assertThat(soon.code()).isEqualTo(2);
    assertThat(soon.err())
        .containsOnlyOnce("such as 90d")
        .contains("Try 'registry deprecations --help'.");
    assertThat(run("--provider", "nobody").code()).isEqualTo(2);
    assertThat(new Shell(folder).run("sync", "deprecations").err())
        .contains("no provider has a deprecations_url");
  }

  @Test
  void pages_of_providers_are_shown_and_never_written() throws IOException {
    try (ReplayServer server = new ReplayServer()) {
      server.on(
          "/deprecations",
          ReplayServer.page(
              "<table><tr><th>Model</th><th>Shutdown date</th></tr>"
                  + "<tr><td>acme-small</td><td>2027-03-26</td></tr></table>"));
      String before = Files.readString(data.root().resolve(SMALL));
      Shell.Result result =
          new Shell(folder)
              .run(
                  "sync",
                  "deprecations",
                  "--provider",
                  "acme",
                  "--url",
                  server.url("/deprecations"),
                  "--format",
                  "json");
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.err()).contains("1 file would change: --branch proposes that");
      assertThat(ApiSchemas.problems("answers/sync.schema.json", result.out())).isEmpty();
      assertThat(JsonMapper.shared().readTree(result.out()).at("/changes/0/after").stringValue())
          .isEqualTo("2027-03-26");
      assertThat(Files.readString(data.root().resolve(SMALL))).isEqualTo(before);
      Shell.Result gone =
          new Shell(folder)
              .run("sync", "deprecations", "--provider", "acme", "--url", server.url("/gone"));
      assertThat(gone.code()).isEqualTo(3);
      assertThat(gone.err()).contains("status 404");
    }
  }
}
