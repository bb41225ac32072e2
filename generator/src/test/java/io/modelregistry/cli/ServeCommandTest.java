package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private DataFolderFixture data = DataFolderFixture.NONE;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final HttpClient client = HttpClient.newHttpClient();
  private Thread server = new Thread();

  @BeforeEach
  void start() {
    data = DataFolderFixture.in(folder);
    Shell shell = new Shell(folder);
    Environment environment =
        shell.environment(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    server = new Thread(() -> RegistryCommand.run(environment, "serve", "--port", "0"));
    server.start();
    await(() -> out.toString(StandardCharsets.UTF_8).contains("Serving "));
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.interrupt();
    server.join(PATIENCE.toMillis());
    assertThat(server.isAlive()).isFalse();
  }

  @Test
  void answers_pages_and_the_api_with_and_without_its_ending() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(200);
    assertThat(get("/").headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    String whole = get("/api/registry/models/acme-large.json").body();
    assertThat(get("/api/registry/models/acme-large").body()).isEqualTo(whole);
    HttpResponse<String> missing = get("/api/registry/models/nobody");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
  }

  @Test
  void builds_again_when_files_change_and_keeps_the_last_good_site_when_they_are_invalid()
      throws Exception {
    data.model("acme-new", "Acme New", "1");
    await(() -> status("/models/acme-new/") == 200);

    data.write("models/acme/acme-new.json", "{ not json");
    await(() -> err.toString(StandardCharsets.UTF_8).contains("last good site"));
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("models/acme/acme-new.json:1:");
    assertThat(get("/models/acme-new/").statusCode()).isEqualTo(200);

    data.delete("models/acme/acme-new.json");
    await(() -> status("/models/acme-new/") == 404);
  }

  private int status(String path) {
    try {
      return get(path).statusCode();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    Matcher url =
        Pattern.compile("Serving (http://[^/]+)/").matcher(out.toString(StandardCharsets.UTF_8));
    assertThat(url.find()).isTrue();
    return client.send(
        HttpRequest.newBuilder(URI.create(url.group(1) + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
