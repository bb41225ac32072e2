package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PublishCommandTest {
  private static final String[] TO_FOLDER = {
    "publish", "--to", "file:public", "--allow-missing-history"
  };

  @TempDir private Path folder;
  private DataFolderFixture data = DataFolderFixture.NONE;

  @BeforeEach
  void writeData() {
    data = DataFolderFixture.in(folder);
  }

  @Test
  void publishes_a_built_site_to_a_folder() throws IOException {
    Shell shell = new Shell(folder);
    shell.run("build");
    Shell.Result result =
        shell.run(
            "publish", "--site", "target/site", "--to", "file:public", "--allow-missing-history");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(folder.resolve("public/index.html"))
        .hasSameBinaryContentAs(folder.resolve("target/site/index.html"));
    assertThat(Files.readString(folder.resolve("public/api/registry/models.json")))
        .contains("acme-large");
  }

  @Test
  void a_rehearsal_writes_nothing_and_says_what_it_would_do() {
    Shell shell = new Shell(folder);
    Shell.Result text =
        shell.run("publish", "--to", "file:public", "--allow-missing-history", "--dry-run");
    assertThat(text.code()).isZero();
    assertThat(text.out()).contains("upload", "index.html", "to upload");
    Shell.Result json =
        shell.run(
            "publish",
            "--to",
            "file:public",
            "--allow-missing-history",
            "--dry-run",
            "--format",
            "json");
    assertThat(JsonMapper.shared().readTree(json.out()).at("/summary/upload").intValue())
        .isPositive();
    assertThat(folder.resolve("public")).doesNotExist();
  }

  @Test
  void refuses_a_site_without_its_history_unless_told_otherwise() {
    Shell.Result result = new Shell(folder).run("publish", "--to", "file:public");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("created_at", "--allow-missing-history");
    assertThat(folder.resolve("public")).doesNotExist();
  }

  @Test
  void publishes_nothing_of_invalid_data() {
    Shell shell = new Shell(folder);
    shell.run(TO_FOLDER);
    data.write("models/acme/acme-large.json", "[]");
    Shell.Result result = shell.run(TO_FOLDER);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("Nothing was published");
    assertThat(folder.resolve("public/models/acme-large/index.html")).isRegularFile();
  }

  @Test
  void asks_where_to_and_takes_the_configured_target() {
    Shell shell = new Shell(folder);
    Shell.Result nowhere = shell.run("publish", "--allow-missing-history");
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).contains("--to");
    data.write(
        "registry.json",
        """
        {
          "title": "Sample registry",
          "publish": {
            "target": "file:configured"
          }
        }
        """);
    assertThat(shell.run("publish", "--allow-missing-history").code()).isZero();
    assertThat(folder.resolve("configured/index.html")).isRegularFile();
  }

  @Test
  void refuses_options_of_building_for_a_site_that_is_built() {
    Shell.Result result =
        new Shell(folder).run("publish", "--site", "target/site", "--at", "2026-12-01");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--site");
  }

  @Test
  void refuses_a_target_that_is_none() {
    Shell.Result result = new Shell(folder).run("publish", "--to", "ftp://somewhere");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("s3://");
  }

  private static final String[] BUILT = {
    "publish", "--site", "site", "--to", "file:public", "--allow-missing-history"
  };

  private Shell.Result publish(Shell shell, String... more) {
    return shell.run(Stream.of(BUILT, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private void writeSite(String... pathsAndTexts) throws IOException {
    Path site = folder.resolve("site");
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      Path file = site.resolve(pathsAndTexts[i]);
      Files.createDirectories(file.getParent());
      Files.writeString(file, pathsAndTexts[i + 1]);
    }
    Path revision = site.resolve("api/registry/revision.json");
    Files.createDirectories(revision.getParent());
    Files.writeString(revision, "{\"data\": {\"commit\": \"c0ffee" + pathsAndTexts[1] + "\"}}");
  }

  @Test
  void lists_releases_and_brings_an_earlier_one_back() throws IOException {
    Shell shell = new Shell(folder);
    assertThat(shell.run("publish", "--to", "file:public", "--list").out())
        .isEqualTo("nothing is published there\n");
    for (String text : List.of("1", "2", "3")) {
      writeSite("index.html", text);
      assertThat(publish(shell).code()).isZero();
    }

    assertThat(shell.run("publish", "--to", "file:public", "--list").out().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("*    3  2026-11-22T12:00:00Z  c0ffee3");

    assertThat(shell.run("publish", "--to", "file:public", "--rollback").code()).isZero();
    assertThat(folder.resolve("public/index.html")).hasContent("2");
    assertThat(shell.run("publish", "--to", "file:public", "--rollback").code()).isZero();
    assertThat(folder.resolve("public/index.html")).hasContent("1");
    assertThat(shell.run("publish", "--to", "file:public", "--rollback", "c0ffee3").code())
        .isZero();
    assertThat(folder.resolve("public/index.html")).hasContent("3");
    Shell.Result unknown = shell.run("publish", "--to", "file:public", "--rollback", "99");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("no release \"99\"", "--list");
    JsonNode releases =
        JsonMapper.shared()
            .readTree(
                shell.run("publish", "--to", "file:public", "--list", "--format", "json").out())
            .path("releases");
    assertThat(releases.get(0).path("restores").intValue()).isEqualTo(3);
  }

  @Test
  void keeps_as_many_releases_as_it_is_told() throws IOException {
    Shell shell = new Shell(folder);
    for (String text : List.of("1", "2", "3")) {
      writeSite("index.html", text);
      publish(shell, "--keep", "1");
    }
    assertThat(shell.run("publish", "--to", "file:public", "--list").out().lines()).hasSize(2);
    assertThat(shell.run("publish", "--to", "file:public", "--rollback", "1").code()).isEqualTo(1);
  }

  @Test
  void leaves_files_of_others_unless_it_is_told_to_adopt_them() throws IOException {
    Shell shell = new Shell(folder);
    writeSite("index.html", "1");
    Files.createDirectories(folder.resolve("public"));
    Files.writeString(folder.resolve("public/index.html"), "somebody's");

    Shell.Result refused = publish(shell);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("index.html", "--adopt");
    assertThat(folder.resolve("public/index.html")).hasContent("somebody's");

    assertThat(publish(shell, "--adopt").code()).isZero();
    assertThat(folder.resolve("public/index.html")).hasContent("1");
  }

  @Test
  void shows_in_a_rehearsal_what_a_cdn_would_be_told() throws IOException {
    Shell shell = new Shell(folder);
    writeSite("index.html", "1", "models/x/index.html", "a");
    publish(shell);
    writeSite("index.html", "2", "models/x/index.html", "b", "new.html", "c");

    Shell.Result result = publish(shell, "--dry-run", "--invalidate", "cloudfront:E2EXAMPLE123");

    assertThat(result.out().lines().filter(line -> line.startsWith("invalidate")))
        .containsExactly(
            "invalidate    /",
            "invalidate    /api/registry/revision.json",
            "invalidate    /index.html",
            "invalidate    /models/x/",
            "invalidate    /models/x/index.html");
    assertThat(publish(shell, "--invalidate", "fastly:1").code()).isEqualTo(2);
  }

  @Test
  void refuses_options_that_do_not_go_together() {
    Shell shell = new Shell(folder);
    for (String[] command :
        List.of(
            new String[] {"publish", "--to", "file:x", "--list", "--rollback"},
            new String[] {"publish", "--to", "file:x", "--list", "--site", "site"},
            new String[] {"publish", "--to", "file:x", "--rollback", "3", "--at", "2026-12-01"},
            new String[] {"publish", "--to", "file:x", "--keep", "-1"},
            new String[] {"publish", "--to", "file:x", "--max-delete", "some"},
            new String[] {"publish", "--to", "file:x", "--checksums", "never"},
            new String[] {"publish", "--to", "file:x", "--concurrency", "0"})) {
      assertThat(shell.run(command).code()).as(String.join(" ", command)).isEqualTo(2);
    }
    assertThat(folder.resolve("x")).doesNotExist();
  }
}
