package io.modelregistry.app.fetch;

import static io.modelregistry.app.fetch.ReplayServer.body;
import static io.modelregistry.app.fetch.ReplayServer.bomb;
import static io.modelregistry.app.fetch.ReplayServer.json;
import static io.modelregistry.app.fetch.ReplayServer.page;
import static io.modelregistry.app.fetch.ReplayServer.redirect;
import static io.modelregistry.app.fetch.ReplayServer.status;
import static io.modelregistry.app.fetch.ReplayServer.tagged;
import static io.modelregistry.app.fetch.ReplayServer.truncated;
import static io.modelregistry.app.fetch.ReplayServer.zipped;
import static io.modelregistry.app.fetch.ReplayServer.zippedAndCut;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.sync.Credential;
import io.modelregistry.sync.FetchRequest;
import io.modelregistry.sync.ImportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFetcherTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          3,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30));

  private static final int MAX = 100_000;

  @TempDir private Path folder;

  private final ReplayServer server = new ReplayServer();
  private final List<Duration> pauses = new ArrayList<>();

  @AfterEach
  void close() {
    server.close();
  }

  private HttpFetcher fetcher(Patience patience) {
    return new HttpFetcher(patience, pauses::add, NOON, Optional.of(folder.resolve("cache")));
  }

  private String fetch(String path) {
    return new String(fetcher(PATIENCE).fetch(FetchRequest.json(server.url(path), MAX)), UTF_8);
  }

  private void refuses(String path, String... words) {
    assertThatThrownBy(() -> fetch(path))
        .isInstanceOf(ImportException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void fetches_json_plain_and_compressed_whatever_it_is_called() {
    server.on("/a", json("{\"a\": 1}"));
    server.on("/b", zipped("[1, 2]"));
    server.on("/c", body("text/plain", " {}".getBytes(UTF_8)));
    assertThat(fetch("/a")).isEqualTo("{\"a\": 1}");
    assertThat(fetch("/b")).isEqualTo("[1, 2]");
    assertThat(fetch("/c")).isEqualTo(" {}");
    assertThat(server.asked().get(0).header("accept-encoding")).contains("gzip");
  }

  @Test
  void asks_again_when_that_may_help() {
    server.on("/busy", status(503), status(429, "Retry-After", "7"), json("{}"));
    assertThat(fetch("/busy")).isEqualTo("{}");
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(7));
    server.on("/cut", truncated("{\"long\": 1234567890}"), zippedAndCut("{\"a\": 1}"), json("[]"));
    assertThat(fetch("/cut")).isEqualTo("[]");
  }

  @Test
  void waits_until_a_date_but_not_for_ever() {
    server.on(
        "/dated",
        status(503, "Retry-After", "Sun, 22 Nov 2026 12:00:20 GMT"),
        status(503, "Retry-After", "Sun, 22 Nov 2026 11:00:00 GMT"),
        json("{}"));
    assertThat(fetch("/dated")).isEqualTo("{}");
    assertThat(pauses).containsExactly(Duration.ofSeconds(20), Duration.ZERO);
    server.on("/later", status(429, "Retry-After", "3600"));
    refuses("/later", "429", "3600 s");
    server.on("/words", status(429, "Retry-After", "soon"), json("{}"));
    assertThat(fetch("/words")).isEqualTo("{}");
  }

  @Test
  void gives_up_in_words() {
    server.on("/broken", status(500));
    refuses("/broken", "500", "3 attempts", server.url("/broken"));
    server.on("/cut", truncated("{\"long\": 1234567890}"));
    refuses("/cut", "cannot fetch", "3 attempts");
    refuses("/nothing", "404", "address right");
    server.on("/locked", status(401));
    refuses("/locked", "401", "want a key");
    assertThat(pauses).hasSize(4);
  }

  @Test
  void does_not_wait_for_a_body_that_stops_coming() {
    server.on("/silent", server.silent());
    Patience short_ =
        new Patience(
            Duration.ofSeconds(5), Duration.ofMillis(150), 2, Duration.ZERO, Duration.ZERO);
    assertThatThrownBy(() -> fetcher(short_).fetch(FetchRequest.json(server.url("/silent"), MAX)))
        .isInstanceOf(ImportException.class)
        .hasMessageContainingAll("no whole answer", "2 attempts");
  }

  @Test
  void tells_a_page_from_a_list() {
    server.on("/login", page("<!doctype html><title>Log in</title>"));
    refuses("/login", "a web page instead of JSON");
    server.on("/mute", body("application/json", "<html></html>".getBytes(UTF_8)));
    refuses("/mute", "a web page instead of JSON");
    server.on("/picture", body("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G'}));
    refuses("/picture", "image/png instead of JSON");
    server.on("/empty", json(""));
    refuses("/empty", "nothing instead of JSON");
    server.on("/list", json("{}"));
    HttpFetcher fetcher = fetcher(PATIENCE);
    assertThatThrownBy(() -> fetcher.fetch(FetchRequest.page(server.url("/list"))))
        .hasMessageContaining("instead of a web page");
    assertThat(new String(fetcher.fetch(FetchRequest.page(server.url("/login"))), UTF_8))
        .contains("Log in");
  }

  @Test
  void bounds_what_it_reads_also_when_it_unfolds() {
    server.on("/large", json("[" + " ".repeat(MAX) + "]"));
    refuses("/large", "more than 100000 bytes");
    server.on("/bomb", bomb(MAX + 1));
    refuses("/bomb", "more than 100000 bytes");
    server.on("/odd", body("application/json", "{}".getBytes(UTF_8), "Content-Encoding", "br"));
    refuses("/odd", "'br'");
    assertThat(pauses).hasSize(2);
  }

  @Test
  void follows_a_few_redirects_and_no_circle() {
    server.on("/old", redirect("/new"));
    server.on("/new", redirect(server.url("/newest")));
    server.on("/newest", json("{}"));
    assertThat(fetch("/old")).isEqualTo("{}");
    server.on("/round", redirect("/and-round"));
    server.on("/and-round", redirect("/round"));
    refuses("/round", "more than 5 times");
    server.on("/out", redirect("http://lists.example.com/"));
    refuses("/out", "only https");
    server.on("/no", redirect("http://["));
    refuses("/no", "no address");
  }

  @Test
  void is_led_to_this_machine_by_no_other() {
    Address elsewhere = Address.of("https://lists.example.com/a");
    assertThatThrownBy(() -> elsewhere.redirect("http://127.0.0.1:9/"))
        .hasMessageContaining("this machine");
    assertThatThrownBy(() -> elsewhere.redirect("https://localhost/"))
        .hasMessageContaining("this machine");
    assertThatThrownBy(() -> elsewhere.redirect("http://lists.example.com/b"))
        .hasMessageContaining("only https");
    assertThat(elsewhere.redirect("b").uri()).hasToString("https://lists.example.com/b");
  }

  @Test
  void shows_its_key_to_its_own_origin_alone() {
    try (ReplayServer other = new ReplayServer()) {
      other.on("/list", json("{}"));
      server.on("/models", redirect(other.url("/list")));
      FetchRequest request =
          new FetchRequest(
              server.url("/models"),
              FetchRequest.Media.JSON,
              MAX,
              Optional.of(new Credential("Authorization", "Bearer geheim")));
      fetcher(PATIENCE).fetch(request);
      assertThat(server.asked().get(0).header("authorization")).contains("Bearer geheim");
      assertThat(other.asked().get(0).header("authorization")).isEmpty();
      assertThat(request.toString()).doesNotContain("geheim");
    }
    assertThatThrownBy(() -> new Credential("Authorization", "Bearer geheim\nX: y"))
        .isInstanceOf(ImportException.class)
        .hasMessageNotContaining("geheim");
  }

  @Test
  void names_no_secret_of_an_address() {
    assertThatThrownBy(() -> fetch("/models?key=geheim"))
        .hasMessageContaining("404")
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> Address.of("https://user:geheim@lists.example.com/"))
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> Address.of("http://lists.example.com/"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("https");
    assertThatThrownBy(() -> Address.of("file:///etc/passwd")).hasMessageContaining("web address");
  }

  @Test
  void fetches_what_has_not_changed_once() throws IOException {
    server.on("/list", tagged("{\"a\": 1}", "\"v1\""));
    assertThat(fetch("/list")).isEqualTo("{\"a\": 1}");
    assertThat(fetch("/list")).isEqualTo("{\"a\": 1}");
    assertThat(server.asked().get(1).header("if-none-match")).contains("\"v1\"");
    server.on("/list", tagged("{\"a\": 2}", "\"v2\""));
    assertThat(fetch("/list")).isEqualTo("{\"a\": 2}");
    try (var kept = Files.list(folder.resolve("cache"))) {
      for (Path file : kept.filter(path -> path.toString().endsWith(".body")).toList()) {
        Files.writeString(file, "{\"a\": 3}");
      }
    }
    assertThat(fetch("/list")).as("what was tampered with is not believed").isEqualTo("{\"a\": 2}");
    server.on("/never", status(304));
    refuses("/never", "304");
  }

  @Test
  void keeps_no_answer_that_a_key_opened() {
    server.on("/models", tagged("{}", "\"v1\""));
    FetchRequest request =
        new FetchRequest(
            server.url("/models"),
            FetchRequest.Media.JSON,
            MAX,
            Optional.of(new Credential("x-api-key", "geheim")));
    fetcher(PATIENCE).fetch(request);
    assertThat(folder.resolve("cache")).doesNotExist();
  }
}
