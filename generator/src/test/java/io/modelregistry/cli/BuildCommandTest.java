package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BuildCommandTest {
  @TempDir private Path folder;
  private DataFolderFixture data = DataFolderFixture.NONE;

  @BeforeEach
  void writeData() {
    data = DataFolderFixture.in(folder);
  }

  @Test
  void makes_the_api_the_storage_tree_and_the_catalog() {
    Shell.Result result = new Shell(folder).run("build");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("2 models", "3 routes", "1 provider", "2 platforms");
    assertThat(result.err()).contains("read ", "validate ", "render ", "write ");
    Path site = folder.resolve("target/site");
    for (String path :
        new String[] {
          "index.html",
          "404.html",
          "sitemap.xml",
          "llms.txt",
          "models/acme-large/index.html",
          "providers/acme/index.html",
          "platforms/cloudy/index.html",
          "capabilities/index.html",
          "pricing/index.html",
          "deprecations/index.html",
          "docs/rules/index.html",
          "docs/api/index.html",
          "api/registry/index.json",
          "api/registry/revision.json",
          "api/registry/models.json",
          "api/registry/models/acme-large.json",
          "api/registry/models/acme-large/routes.json",
          "api/registry/routes/acme-large--cloudy.json",
          "api/registry/fallbacks.json",
          "api/registry/pricing.csv",
          "api/registry/errors/404.json",
          "models/by-provider/acme/acme-large.json",
          "models/by-platform/cloudy/acme-large.json",
          "routes/by-model/acme-large/route-1-direct.json",
          "routes/by-platform/cloudy/acme-large.json",
          "metadata/index.json",
          "metadata/capabilities.json",
          "metadata/pricing.json"
        }) {
      assertThat(site.resolve(path)).isRegularFile();
    }
  }

  @Test
  void writes_nothing_the_second_time() {
    Shell shell = new Shell(folder);
    shell.run("build");
    Shell.Result second = shell.run("build");
    assertThat(second.out()).contains("0 added, 0 changed").contains("0 removed");
  }

  @Test
  void removes_what_is_gone_and_writes_what_changed() {
    Shell shell = new Shell(folder);
    shell.run("build");
    data.delete("routes/acme-large/cloudy.json");
    assertThat(shell.run("build").code()).isZero();
    assertThat(folder.resolve("target/site/api/registry/routes/acme-large--cloudy.json"))
        .doesNotExist();
  }

  @Test
  void keeps_the_old_site_while_data_is_invalid() {
    Shell shell = new Shell(folder);
    shell.run("build");
    Map<String, String> before = files(folder.resolve("target/site"));
    data.write("models/acme/acme-large.json", "{");
    Shell.Result result = shell.run("build");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("models/acme/acme-large.json", "Nothing was written");
    assertThat(files(folder.resolve("target/site"))).isEqualTo(before);
  }

  @Test
  void makes_the_same_bytes_in_any_folder_time_zone_and_locale() {
    Map<String, String> expected = build(folder, "a");
    Path other = folder.resolve("another/deeper");
    DataFolderFixture.in(other);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      assertThat(build(other, "b")).isEqualTo(expected);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void outside_git_it_says_what_it_could_not_derive_and_dates_itself_today() {
    Shell.Result result = new Shell(folder).run("build");
    assertThat(result.err()).contains("note: ").contains("2026-11-22");
    JsonNode revision = json("target/site/api/registry/revision.json").required("data");
    assertThat(revision.required("commit").isNull()).isTrue();
    assertThat(revision.required("as_of").stringValue()).startsWith("2026-11-22");
    assertThat(revision.required("timestamps_complete").booleanValue()).isFalse();
  }

  @Test
  void at_says_whose_prices_are_current() {
    data.route(
        "acme-small",
        "cloudy",
        2,
        """
          "pricing": {
            "input_cost": 4,
            "output_cost": 8,
            "overrides": [
              {
                "when": {
                  "from": "2026-12-01"
                },
                "input_cost": 1
              }
            ]
          },
        """);
    Shell shell = new Shell(folder);
    shell.run("build", "--at", "2026-11-30", "--out", "november");
    shell.run("build", "--at", "2026-12-01", "--out", "december");
    assertThat(price("november")).isEqualTo("4");
    assertThat(price("december")).isEqualTo("1");
  }

  @Test
  void base_url_moves_every_link() throws IOException {
    Shell shell = new Shell(folder);
    shell.run("build", "--base-url", "https://example.org/models/");
    assertThat(Files.readString(folder.resolve("target/site/index.html")))
        .contains("href=\"/models/models/acme-large/\"")
        .doesNotContain("href=\"/assets");
  }

  @Test
  void refuses_to_replace_a_folder_that_is_no_site() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(mine.resolve("thesis.txt"), "years of work");
    Shell.Result result = new Shell(folder).run("build", "--out", "mine");
    assertThat(result.code()).isEqualTo(3);
    assertThat(mine.resolve("thesis.txt")).hasContent("years of work");
  }

  private String price(String out) {
    return json(out + "/api/registry/routes/acme-small--cloudy.json")
        .at("/data/current_price/input_cost")
        .asString();
  }

  private JsonNode json(String path) {
    return JsonMapper.shared().readTree(folder.resolve(path).toFile());
  }

  private static Map<String, String> build(Path folder, String out) {
    Shell.Result result =
        new Shell(folder, Instant.parse("2026-11-22T01:00:00Z")).run("build", "--out", out);
    assertThat(result.code()).as(result.err()).isZero();
    return files(folder.resolve(out));
  }

  private static Map<String, String> files(Path root) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        // One character a byte, so that a database counts as well.
        files.put(
            root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
