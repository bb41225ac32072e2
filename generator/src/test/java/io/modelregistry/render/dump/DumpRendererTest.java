package io.modelregistry.render.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import io.modelregistry.registry.Showcase;
import io.modelregistry.render.ApiSchemas;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.Sha256;
import io.modelregistry.render.SiteBase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DumpRendererTest {
  private static final Map<String, Artifact> DUMPS = render(Showcase.registry());

  private static Map<String, Artifact> render(Registry registry) {
    Map<String, Artifact> dumps = new TreeMap<>();
    new DumpRenderer(SiteBase.ROOT)
        .render(registry)
        .forEach(dump -> dumps.put(Path.of(dump.path()).getFileName().toString(), dump));
    return dumps;
  }

  private static String text(String name) {
    Artifact dump = DUMPS.get(name);
    assertThat(dump).as(name).isNotNull();
    return new String(dump.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void gives_the_same_bytes_every_time() {
    Map<String, Artifact> again = render(Showcase.registry());

    DUMPS.forEach(
        (name, dump) -> {
          Artifact other = again.get(name);
          assertThat(other).as(name).isNotNull();
          assertThat(other.bytes()).as(name).isEqualTo(dump.bytes());
        });
  }

  @Test
  void says_the_same_as_json_and_as_lines() {
    JsonNode data = JsonMapper.shared().readTree(text("registry.json")).required("data");
    List<JsonNode> lines =
        text("registry.ndjson").lines().map(JsonMapper.shared()::readTree).toList();

    assertThat(lines.get(0).required("kind").stringValue()).isEqualTo("registry");
    for (String[] kind :
        new String[][] {
          {"capability", "capabilities"},
          {"provider", "providers"},
          {"platform", "platforms"},
          {"model", "models"},
          {"route", "routes"},
          {"tombstone", "tombstones"}
        }) {
      assertThat(
              lines.stream()
                  .filter(line -> line.required("kind").stringValue().equals(kind[0]))
                  .map(line -> line.required("data")))
          .as(kind[0])
          .isNotEmpty()
          .containsExactlyElementsOf(data.required(kind[1]).values());
    }
  }

  @Test
  void is_lawful_when_there_is_nothing() {
    Artifact dump = render(new SampleRegistry().build()).get("registry.json");

    assertThat(dump).isNotNull();
    assertThat(
            ApiSchemas.problems(
                "api/dump.schema.json", new String(dump.bytes(), StandardCharsets.UTF_8)))
        .isEmpty();
  }

  @Test
  void lists_the_hash_of_every_dump() {
    List<String> expected = new ArrayList<>();
    DUMPS.forEach(
        (name, dump) -> {
          if (!name.equals("SHA256SUMS.txt")) {
            expected.add(Sha256.of(dump.bytes()) + "  " + name);
          }
        });

    assertThat(text("SHA256SUMS.txt").lines()).containsExactlyElementsOf(expected);
  }

  @Test
  void has_a_row_for_each_unit_of_each_override() {
    List<List<String>> rows =
        text("prices.csv").lines().map(line -> Arrays.asList(line.split(",", -1))).toList();
    List<String> header = rows.get(0);

    assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(header));
    assertThat(rows.stream().filter(row -> row.get(1).equals("scribe-2--direct")))
        .extracting(
            row ->
                String.join(
                    " ",
                    cell(header, row, "override"),
                    cell(header, row, "valid_from"),
                    cell(header, row, "input_tokens_over"),
                    cell(header, row, "service_tier"),
                    cell(header, row, "multiplier"),
                    cell(header, row, "unit"),
                    cell(header, row, "price")))
        .contains("     input_cost 1.25", "     output_cost 10");
    assertThat(text("prices.csv")).contains(",0.5,").endsWith("\r\n");
  }

  private static String cell(List<String> header, List<String> row, String name) {
    return row.get(header.indexOf(name));
  }

  @Test
  void lets_no_spreadsheet_run_a_name_and_quotes_what_rfc_4180_says() {
    Table table =
        Table.of("names", List.of("=1+1", "＝1", "a,b", "say \"x\"", "plain", "two\nlines"))
            .text("name", name -> name)
            .integer("length", name -> (long) name.length())
            .build();

    assertThat(CsvText.of(table))
        .isEqualTo(
            "name,length\r\n'=1+1,4\r\n'＝1,2\r\n\"a,b\",3\r\n\"say \"\"x\"\"\",7\r\nplain,5\r\n"
                + "\"two\nlines\",9\r\n");
  }

  @Test
  void makes_a_database_that_sqlite_finds_whole(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("registry.sqlite");
    Artifact dump = DUMPS.get("registry.sqlite");
    assertThat(dump).isNotNull();
    Files.write(file, dump.bytes());

    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      assertThat(column(connection, "PRAGMA integrity_check")).containsExactly("ok");
      assertThat(column(connection, "PRAGMA foreign_key_check")).isEmpty();
      assertThat(
              column(
                  connection,
                  "SELECT route_id FROM routes JOIN models USING (model_id)"
                      + " WHERE models.provider_id = 'acme' AND platform_id = 'hub'"
                      + " ORDER BY route_id"))
          .containsExactly("scribe-2--hub", "scribe-2--hub--eu");
      assertThat(
              column(
                  connection,
                  "SELECT price_decimal FROM prices WHERE route_id = 'scribe-2--direct'"
                      + " AND override IS NULL AND price < 9 ORDER BY price DESC"))
          .startsWith("1.25");
      assertThat(column(connection, "SELECT count(*) FROM prices"))
          .containsExactly(String.valueOf(text("prices.csv").lines().count() - 1));
      assertThat(
              column(
                  connection,
                  "SELECT capability FROM route_capabilities"
                      + " WHERE route_id = 'scribe-2--hub' AND NOT has"))
          .as("only what differs from the model")
          .contains("vision");
    }
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
