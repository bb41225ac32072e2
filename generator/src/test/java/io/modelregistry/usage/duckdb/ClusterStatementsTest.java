package io.modelregistry.usage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.model.Units;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.AstVisitor;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to run on Athena and Trino is lawful there, and is what DuckDB runs here. */
class ClusterStatementsTest {
  private static final Path GUIDE = Path.of("..", ".github", "usage.md");
  private static final Pattern BLOCK = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  /** Functions that Trino and DuckDB have in common. */
  private static final Set<String> SHARED = Set.of("count", "max", "min", "mod", "sum");

  /** Functions of Trino that read JSON lines; on DuckDB load.sql says the same in other words. */
  private static final Set<String> READING =
      Set.of("from_iso8601_timestamp", "json_extract_scalar", "to_unixtime");

  @TempDir private Path folder;

  /** By name, ready to run. */
  private static Map<String, String> statements() {
    Map<String, String> statements = new TreeMap<>();
    statements.put("names.sql", Database.sql("names.sql"));
    statements.put("performance.sql", Database.sql("performance.sql"));
    statements.put("traffic.sql", TrafficRows.statement(List.copyOf(Units.all())));
    statements.replaceAll(
        (name, text) ->
            text.replace("${from}", "0").replace("${until}", Long.toString(Long.MAX_VALUE)));
    return statements;
  }

  private static List<String> blocks() throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(GUIDE));
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  private static Set<String> functions(String statement) {
    Set<String> names = new TreeSet<>();
    new AstVisitor<Void, Void>() {
      @Override
      protected Void visitNode(Node node, Void context) {
        if (node instanceof FunctionCall call) {
          names.add(call.getName().toString());
        }
        node.getChildren().forEach(child -> process(child));
        return null;
      }
    }.process(new SqlParser().createStatement(statement), null);
    return names;
  }

  @Test
  void are_lawful_for_trino_and_run_on_duckdb_to_the_letter() {
    Database database = CallTable.tables(new CallTable.Options(folder, 256));
    try (CallTable table = new CallTable(database)) {
      table.match(List.of(), List.of());
      statements()
          .forEach(
              (name, text) -> {
                assertThat(functions(text)).as(name).isNotEmpty().isSubsetOf(SHARED);
                List<Long> rows = new ArrayList<>();
                database.query(text, row -> rows.add(1L));
                assertThat(rows).as(name).isEmpty();
              });
    }
  }

  @Test
  void the_guides_own_are_lawful_for_trino() throws IOException {
    Set<String> known = new TreeSet<>(SHARED);
    known.addAll(READING);
    assertThat(blocks())
        .isNotEmpty()
        .allSatisfy(text -> assertThat(functions(text)).isNotEmpty().isSubsetOf(known));
  }

  @Test
  void what_is_duckdbs_own_would_be_found() {
    for (String text :
        List.of(
            "SELECT calls::bigint FROM calls",
            "INSERT INTO calls BY NAME SELECT 1 AS kind",
            "SELECT list_filter(a, lambda x: x = 1) FROM calls")) {
      assertThatThrownBy(() -> functions(text)).as(text).isInstanceOf(ParsingException.class);
    }
    assertThat(functions("SELECT epoch_us(called_at) FROM calls")).contains("epoch_us");
  }
}
