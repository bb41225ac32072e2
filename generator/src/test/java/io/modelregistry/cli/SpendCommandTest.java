package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.render.ApiSchemas;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of spend and usage, which read the same logs. */
class SpendCommandTest {
  private static final String LOG =
      """
      {"at":"2026-11-03T10:00:00Z","platform":"direct","model":"acme-large","usage":{"input_tokens":1000000,"output_tokens":10},"latency_ms":900,"team":"a|b","billed":"2.5"}
      {"at":"2026-11-20T10:00:00Z","platform":"cloudy","model":"acme-large","usage":{"input_tokens":1000000},"team":"=1+1"}
      {"at":"2026-11-20T10:00:00Z","platform":"direct","model":"unheard-of","usage":{"input_tokens":1}}
      """;

  @TempDir private Path folder;
  private DataFolderFixture data = DataFolderFixture.NONE;

  @BeforeEach
  void write() throws IOException {
    data = DataFolderFixture.in(folder);
    Files.writeString(folder.resolve("log.jsonl"), LOG);
  }

  private Shell.Result run(String... args) {
    return new Shell(folder).run(args);
  }

  @Test
  void says_what_was_spent_in_every_format() {
    Shell.Result text = run("spend", "log.jsonl", "--by", "platform,team", "--budget", "5");
    assertThat(text.code()).as(text.err()).isEqualTo(1);
    assertThat(text.out())
        .contains("Total: 5.5001 USD, 2 calls", "By platform:", "By team:", "unknown_model")
        .contains("Trend: 3 USD in the last 7 days, 0 in as many before (+3)");
    assertThat(text.err()).contains("exceeded");

    Shell.Result json =
        run(
            "spend",
            "log.jsonl",
            "--by",
            "model,day",
            "--budget",
            "acme-large=6",
            "--format",
            "json");
    assertThat(json.code()).as(json.err()).isZero();
    assertThat(ApiSchemas.problems("answers/spend.schema.json", json.out())).isEmpty();
    assertThat(json.out()).contains("\"spent\": \"5.5001\"", "\"exceeded\": false");

    assertThat(run("spend", "log.jsonl", "--by", "team", "--format", "csv").out())
        .contains("team,a|b,USD,1,2.5001,0,1,2.5,2.5001\r\n", "team,'=1+1,USD,1,3,0,0,,\r\n");
    assertThat(run("spend", "log.jsonl", "--by", "team", "--format", "markdown").out())
        .contains(
            "| a\\|b | 1 | 2.5001 USD | 2.5 |",
            "3 USD in the last 7 days",
            "| =1+1 | 0 | 3 | 3 USD |");
  }

  @Test
  void makes_a_page_that_stands_alone() throws Exception {
    Files.writeString(
        folder.resolve("log.jsonl"), LOG.replace("=1+1", "<script>'x'&amp;</script>"));
    String page =
        run("spend", "log.jsonl", "--by", "model,team", "--budget", "5", "--format", "html").out();
    assertThat(page)
        .contains(
            "default-src 'none'; style-src 'sha256-",
            "&lt;script&gt;&#39;x&#39;&amp;amp;&lt;/script&gt;",
            "<td class=\"n\">2.5001 USD</td>",
            "class=\"over\"",
            "<title>2026-11-03: 2.5001 USD</title>",
            "unknown_model")
        .doesNotContain("<script", "http://", "https://");
    FutureTask<String> check =
        new FutureTask<>(
            () -> {
              EmbeddedValidator validator = new EmbeddedValidator();
              validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
              return validator.validate(
                  new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
            });
    new Thread(null, check, "html-validity", 64L << 20).start();
    // The checker does not work out the hash of a style sheet; here it is.
    assertThat(check.get().lines().filter(line -> !line.contains("Inline style violates")))
        .isEmpty();
    String style = page.replaceAll("(?s).*<style>|</style>.*", "");
    assertThat(page)
        .contains(
            Base64.getEncoder()
                .encodeToString(
                    MessageDigest.getInstance("SHA-256")
                        .digest(style.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void observations_are_written_beside_old_errors_and_never_over_what_cannot_be_read()
      throws IOException {
    data.write("tombstones.json", "not even JSON");
    Shell.Result result = run("usage", "log.jsonl");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("left aside");
    Path file;
    try (Stream<Path> files = Files.walk(data.root().resolve("observations"))) {
      file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    Files.writeString(file, "{ half of it");
    Shell.Result again = run("usage", "log.jsonl");
    assertThat(again.code()).isEqualTo(3);
    assertThat(again.err()).contains("mend or remove it").doesNotContain("\tat ");
    assertThat(file).hasContent("{ half of it");
  }

  @Test
  void keeps_what_traffic_showed() throws IOException {
    Shell.Result rehearsal = run("usage", "log.jsonl", "--dry-run", "--format", "json");
    assertThat(rehearsal.code()).as(rehearsal.err()).isZero();
    assertThat(ApiSchemas.problems("answers/usage.schema.json", rehearsal.out())).isEmpty();
    assertThat(data.root().resolve("observations")).doesNotExist();

    Shell.Result result = run("usage", "log.jsonl");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("acme-large--direct", "no route: unheard-of on 'direct'");
    assertThat(Files.readString(data.root().resolve("observations/acme-large/direct/2026-11.json")))
        .contains("\"avg_latency_ms\": 900");
    assertThat(run("validate").code()).isZero();
    assertThat(run("usage", "log.jsonl").err()).contains("0 files written");
  }

  @Test
  void refuses_what_it_cannot_mean() {
    assertThat(run("spend").code()).isEqualTo(2);
    assertThat(run("spend", "log.jsonl", "--budget", "much").code()).isEqualTo(2);
    assertThat(run("spend", "log.jsonl", "--by", "team,user").code()).isEqualTo(2);
    assertThat(run("spend", "log.jsonl", "--log-format", "xml").code()).isEqualTo(2);
    assertThat(run("spend", "log.jsonl", "--from", "today").code()).isEqualTo(2);
    assertThat(run("spend", "nothing.jsonl").code()).isEqualTo(3);
    assertThat(run("spend", "log.jsonl", "--by", "").code()).isEqualTo(2);
    String[] backwards = {"spend", "log.jsonl", "--from", "2026-12-01", "--until", "2026-11-01"};
    assertThat(run(backwards).code()).isEqualTo(2);
  }

  @Test
  void reads_logs_that_are_empty_count_nothing_or_lack_the_key() throws IOException {
    Files.writeString(folder.resolve("empty.jsonl"), "");
    Files.writeString(folder.resolve("bare.csv"), "model,at\nacme-large,2026-11-03T10:00:00Z\n");
    Shell.Result empty = run("spend", "empty.jsonl");
    assertThat(empty.code()).isEqualTo(1);
    assertThat(empty.out()).contains("Total: nothing", "Lines: none");
    assertThat(run("spend", "empty.jsonl", "log.jsonl").code()).isZero();
    assertThat(run("usage", "bare.csv", "--dry-run").out()).contains("1 call");
    assertThat(run("spend", "log.jsonl", "--by", "nobody.knows").err())
        .contains("no call of the logs has 'nobody.knows'");
  }
}
