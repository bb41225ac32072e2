package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.app.SiteServer;
import io.modelregistry.render.ApiSchemas;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.MediaTypes;
import io.modelregistry.render.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify} on a real server, a folder that was built, and one that was published to. */
class VerifyCommandTest {
  private static final String SCHEMA = "answers/verify.schema.json";
  private static final String MODEL = "api/registry/models/acme-small.json";
  private static final String REVISION = "api/registry/revision.json";

  @TempDir static Path folder;
  private static Shell shell = new Shell(Path.of("none"));
  private static Map<String, Artifact> built = Map.of();
  private static Map<String, Artifact> served = new TreeMap<>();
  private static SiteServer server;

  @BeforeAll
  static void build() throws IOException {
    DataFolderFixture.in(folder);
    shell = new Shell(folder);
    assertThat(shell.run("build", "--out", "site").code()).isZero();
    built = artifacts(folder.resolve("site"));
    server =
        new SiteServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            () -> new Site(served.values().stream().toList()),
            "/");
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void serve_what_was_built() {
    served = new TreeMap<>(built);
  }

  private static Map<String, Artifact> artifacts(Path site) throws IOException {
    Map<String, Artifact> artifacts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = site.relativize(file).toString().replace('\\', '/');
        if (!path.startsWith(".")) {
          artifacts.put(path, new Artifact(path, MediaTypes.of(path), Files.readAllBytes(file)));
        }
      }
    }
    return artifacts;
  }

  private static String text(String path) {
    Artifact artifact = served.get(path);
    assertThat(artifact).as(path).isNotNull();
    return new String(artifact.bytes(), StandardCharsets.UTF_8);
  }

  private static Shell.Result verify(String... more) {
    return shell.run(
        Stream.concat(Stream.of("verify", server.url()), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void is_content_with_a_site_that_is_served_as_it_was_built() {
    Shell.Result result = verify("--format", "json");

    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains("\"fine\": true", "\"files\": " + built.size());
    assertThat(ApiSchemas.problems(SCHEMA, result.out())).isEmpty();
    assertThat(verify().out()).contains("all as they were built.");
  }

  @Test
  void says_at_once_what_is_missing_altered_or_of_another_type() {
    served.remove(MODEL);
    served.put("llms.txt", Artifact.text("llms.txt", text("llms.txt") + "!"));
    served.put(
        "sitemap.xml",
        new Artifact(
            "sitemap.xml", "text/plain", text("sitemap.xml").getBytes(StandardCharsets.UTF_8)));

    Shell.Result result = verify();

    assertThat(result.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(result.out().lines())
        .anyMatch(line -> line.equals(MODEL + " is missing"))
        .anyMatch(line -> line.matches("llms\\.txt has other bytes: \\w{12} instead of \\w{12}"))
        .anyMatch(
            line ->
                line.equals(
                    "sitemap.xml has the wrong Content-Type: text/plain instead of"
                        + " application/xml; charset=utf-8"))
        .anyMatch(line -> line.endsWith("1 missing, 1 different, 1 wrong type."));
    assertThat(ApiSchemas.problems(SCHEMA, verify("--format", "json").out())).isEmpty();
  }

  @Test
  void tells_a_revision_that_is_of_another_build() {
    served.put(
        REVISION,
        Artifact.text(
            REVISION,
            text(REVISION)
                .replaceFirst("\"site_hash\": \"[0-9a-f]{8}", "\"site_hash\": \"00000000")));

    Shell.Result result = verify();

    assertThat(result.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(result.out()).contains(REVISION + " is of another build than the rest");
  }

  @Test
  void tells_a_site_that_is_not_of_the_commit_that_was_asked_for() {
    Shell.Result result = verify("--commit", "0123456789abcdef");

    assertThat(result.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(result.out()).contains("no commit instead of commit 0123456789abcdef");
  }

  @Test
  void finds_no_site_where_there_is_none() {
    Shell.Result nothing = shell.run("verify", server.url() + "elsewhere/");
    Shell.Result empty = shell.run("verify", "no-such-folder");

    assertThat(nothing.code()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(nothing.err()).contains("there is no site of this kind at");
    assertThat(empty.code()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(empty.err()).contains("there is no site in file:");
    assertThat(shell.run("verify", "s3:nothing").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void holds_a_folder_to_its_list_and_finds_what_is_no_part_of_it() throws IOException {
    assertThat(shell.run("build", "--out", "other").code()).isZero();
    assertThat(shell.run("verify", "other").code()).isZero();
    Files.delete(folder.resolve("other/index.html"));
    Files.writeString(folder.resolve("other/robots.txt"), "User-agent: nobody\n");
    Files.writeString(folder.resolve("other/notes.txt"), "mine");

    assertThat(shell.run("verify", "other").out())
        .contains(
            "index.html is missing\nnotes.txt is no part of the site\nrobots.txt has other bytes")
        .contains("1 missing, 1 different, 1 extra.");
    assertThat(shell.run("verify", "other", "--allow-extra").out()).doesNotContain("notes.txt");
  }

  @Test
  void holds_a_published_folder_to_its_manifest() throws IOException {
    assertThat(
            shell
                .run("publish", "--site", "site", "--to", "file:www", "--allow-missing-history")
                .code())
        .isZero();
    assertThat(shell.run("verify", "file:www").code()).isZero();
    // The list is altered as well, so that only the manifest tells.
    String list = Files.readString(folder.resolve("www/api/registry/files.txt"));
    Files.writeString(folder.resolve("www/api/registry/files.txt"), list.replace("a", "b"));

    Shell.Result result = shell.run("verify", "file:www");

    assertThat(result.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(result.out())
        .contains("api/registry/files.txt has other bytes")
        .contains(REVISION + " is of another build than the rest");
  }
}
