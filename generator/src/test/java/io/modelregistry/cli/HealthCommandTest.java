package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.modelregistry.render.ApiSchemas;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthCommandTest {
  private final AtomicInteger status = new AtomicInteger(200);

  @TempDir private Path folder;
  private HttpServer server;
  private DataFolderFixture data = DataFolderFixture.NONE;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(status.get(), -1);
          }
        });
    server.start();
    data = DataFolderFixture.in(folder);
    data.write(
        "platforms/cloudy.json",
        """
        {
          "name": "Cloudy",
          "base_url": "http://127.0.0.1:%1$d/v1",
          "auth_type": "api_key",
          "status": "active",
          "health_url": "http://127.0.0.1:%1$d/health",
          "sources": [{ "url": "https://docs.cloudy.example.com/", "verified_at": "2026-10-01" }]
        }
        """
            .formatted(server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Shell.Result run(String... more) {
    String[] all = new String[more.length + 5];
    System.arraycopy(
        new String[] {"health", "--platform", "cloudy", "--timeout", "2"}, 0, all, 0, 5);
    System.arraycopy(more, 0, all, 5, more.length);
    return new Shell(folder).run(all);
  }

  @Test
  void says_what_answers_and_what_does_not() {
    Shell.Result well = run("--allow-private");
    assertThat(well.code()).as(well.err()).isZero();
    assertThat(well.out()).contains("cloudy", "up", "24 h 100 %").doesNotContain("direct");

    status.set(503);
    Shell.Result ill = run("--allow-private");
    assertThat(ill.code()).isEqualTo(1);
    assertThat(ill.out()).contains("down: http://127.0.0.1", "(answered 503)");
  }

  @Test
  void does_not_ask_this_machine_unless_told_to() {
    Shell.Result result = run();
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("unknown", "--allow-private asks it all the same");
  }

  @Test
  void says_of_a_key_that_it_is_missing_refused_or_of_no_use() {
    String[] key = {"--allow-private", "--key", "CLOUDY_KEY@127.0.0.1"};
    Shell.Result missing = run(key);
    assertThat(missing.code()).isEqualTo(3);
    assertThat(missing.err()).contains("CLOUDY_KEY holds no key");
    Shell keyed = new Shell(folder).with(Map.of("CLOUDY_KEY", "geheim"));
    String[] ask = {"health", "--platform", "cloudy", "--allow-private", "--key"};
    Shell.Result useless =
        keyed.run(Stream.concat(Stream.of(ask), Stream.of(key[2])).toArray(String[]::new));
    assertThat(useless.code()).isZero();
    assertThat(useless.err()).contains("no address at 127.0.0.1 is asked with CLOUDY_KEY");
    data.write(
        "platforms/cloudy.json",
        """
        {
          "name": "Cloudy",
          "base_url": "http://127.0.0.1:%1$d/v1",
          "auth_type": "api_key",
          "auth_config": { "env_var": "CLOUDY_KEY" },
          "status": "active",
          "sources": [{ "url": "https://docs.cloudy.example.com/", "verified_at": "2026-10-01" }]
        }
        """
            .formatted(server.getAddress().getPort()));
    status.set(401);
    Shell.Result refused =
        keyed.run(Stream.concat(Stream.of(ask), Stream.of(key[2])).toArray(String[]::new));
    assertThat(refused.out()).contains("up", "answered 401; is the key right?");
    assertThat(refused.out() + refused.err()).doesNotContain("geheim");
  }

  @Test
  void answers_programs_with_the_document_that_is_published() {
    Shell.Result result = run("--allow-private", "--format", "json");
    assertThat(ApiSchemas.problems("api/health.schema.json", result.out())).isEmpty();
  }

  @Test
  void publishes_beside_the_site_which_neither_owns_nor_removes_it() throws IOException {
    Shell shell = new Shell(folder);
    String[] publish = {"publish", "--to", "file:public", "--allow-missing-history"};
    assertThat(shell.run(publish).code()).isZero();
    Path health = folder.resolve("public/api/registry/health.json");
    assertThat(health).doesNotExist();

    status.set(500);
    Shell.Result first = run("--allow-private", "--publish", "--to", "file:public");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).contains("Published to file:");
    String published = Files.readString(health);
    assertThat(published).contains("\"recent\":\"d\"");

    data.delete("routes/acme-large/direct.json");
    Shell.Result again = shell.run(publish);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(
            shell
                .run(
                    "publish",
                    "--to",
                    "file:public",
                    "--allow-missing-history",
                    "--check-drift",
                    "--max-delete",
                    "100%")
                .code())
        .isZero();
    assertThat(health).hasContent(published);
    assertThat(Files.readString(folder.resolve("public/.registry/manifest.json")))
        .doesNotContain("health.json\"");

    status.set(200);
    run("--allow-private", "--publish", "--to", "file:public");
    assertThat(Files.readString(health)).contains("\"recent\":\"du\"");
  }

  @Test
  void is_no_part_of_a_site_that_is_published_from_a_folder() throws IOException {
    Shell shell = new Shell(folder);
    shell.run("build", "--out", "site");
    Files.writeString(folder.resolve("site/api/registry/health.json"), "{}");
    Shell.Result result =
        shell.run("publish", "--site", "site", "--to", "file:public", "--allow-missing-history");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(folder.resolve("public/api/registry/models.json")).exists();
    assertThat(folder.resolve("public/api/registry/health.json")).doesNotExist();
  }

  @Test
  void refuses_what_it_cannot_mean() {
    assertThat(run("--platform", "nowhere").code()).isEqualTo(2);
    assertThat(run("--key", "PATH").code()).isEqualTo(2);
    assertThat(run("--publish").code()).isEqualTo(2);
    assertThat(run("--timeout", "0").code()).isEqualTo(2);
    assertThat(run("--probes", "0").code()).isEqualTo(2);
  }
}
