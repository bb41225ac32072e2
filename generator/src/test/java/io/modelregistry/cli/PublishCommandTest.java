package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.publish.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
  void brings_a_bucket_to_the_state_of_the_site_step_by_step() throws Exception {
    try (S3Server server = new S3Server()) {
      String[] command = {
        "publish",
        "--to",
        "s3://" + S3Server.BUCKET + "/site",
        "--endpoint",
        server.endpoint().toString(),
        "--allow-missing-history"
      };
      Shell shell = new Shell(folder);
      Shell.Result first = shell.run(command);
      assertThat(first.code()).as(first.err()).isZero();
      SortedMap<String, String> objects = server.objects();
      assertThat(objects)
          .containsKeys(
              "site/index.html",
              "site/api/registry/models/acme-large.json",
              "site/api/registry/models/acme-large",
              "site/metadata/index.json");
      assertThat(objects.get("site/api/registry/models/acme-large"))
          .isEqualTo(objects.get("site/api/registry/models/acme-large.json"))
          .startsWith("application/json");

      server.requests();
      assertThat(shell.run(command).out()).startsWith("0 uploaded");
      assertThat(server.requests()).hasSizeLessThanOrEqualTo(3);

      data.delete("routes/acme-large/cloudy.json");
      Shell.Result third = shell.run(command);
      assertThat(third.code()).as(third.err()).isZero();
      assertThat(third.out()).contains("held back");
      assertThat(server.objects())
          .containsKey("site/api/registry/routes/acme-large--cloudy.json")
          .hasEntrySatisfying(
              "site/metadata/index.json",
              list -> assertThat(list).doesNotContain("acme-large--cloudy"));
    }
  }

  @Test
  void tells_a_wrong_key_without_printing_any_secret() throws Exception {
    try (S3Server server = new S3Server()) {
      S3Server.credentials(S3Server.ACCESS_KEY, "wrong-but-still-secret");
      Shell.Result result =
          new Shell(folder)
              .run(
                  "publish",
                  "--to",
                  "s3://" + S3Server.BUCKET,
                  "--endpoint",
                  server.endpoint().toString(),
                  "--allow-missing-history");
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err())
          .contains("registry: ")
          .doesNotContain("wrong-but-still-secret", "\tat ");
    }
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
}
