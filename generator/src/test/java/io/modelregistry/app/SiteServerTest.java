package io.modelregistry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteServerTest {
  private final AtomicReference<Site> site =
      new AtomicReference<>(
          new Site(
              List.of(
                  Artifact.text("index.html", "<p>home"),
                  Artifact.text("404.html", "<p>no such page"),
                  Artifact.text("empty.txt", ""),
                  Artifact.text("models/gpt-4.1/index.html", "<p>gpt-4.1"),
                  Artifact.text("assets/site.css", "p{}"),
                  Artifact.text("api/registry/index.json", "{\"kind\":\"index\"}"),
                  Artifact.text("api/registry/errors/404.json", "{\"kind\":\"error\"}"),
                  Artifact.text("api/registry/models.json", "{\"kind\":\"models\"}"),
                  Artifact.text("api/registry/models/gpt-4.1.json", "{\"kind\":\"model\"}"))));

  private final HttpClient client = HttpClient.newHttpClient();
  private SiteServer server;

  @BeforeEach
  void start() throws IOException {
    server = new SiteServer(loopback(0), site::get, "/");
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static InetSocketAddress loopback(int port) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }

  private HttpResponse<String> ask(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return ask("GET", path, headers);
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("none");
  }

  @Test
  void serves_the_home_page_with_its_headers() throws Exception {
    HttpResponse<String> home = get("/");

    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(home.body()).isEqualTo("<p>home");
    assertThat(header(home, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(home, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(home, "Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
    assertThat(header(home, "Access-Control-Allow-Origin")).isEqualTo("none");
  }

  @Test
  void serves_files_with_their_types_and_even_empty_ones() throws Exception {
    assertThat(header(get("/assets/site.css"), "Content-Type"))
        .isEqualTo("text/css; charset=utf-8");
    assertThat(get("/empty.txt").statusCode()).isEqualTo(200);
    assertThat(get("/empty.txt").body()).isEmpty();
  }

  @Test
  void answers_api_resources_with_and_without_their_ending() throws Exception {
    for (String path :
        List.of("/api/registry/models/gpt-4.1", "/api/registry/models/gpt-4.1.json")) {
      HttpResponse<String> model = get(path);
      assertThat(model.body()).as(path).isEqualTo("{\"kind\":\"model\"}");
      assertThat(header(model, "Content-Type")).isEqualTo("application/json; charset=utf-8");
      assertThat(header(model, "Access-Control-Allow-Origin")).isEqualTo("none");
    }
    assertThat(get("/api/registry/models?x=1").body()).isEqualTo("{\"kind\":\"models\"}");
    assertThat(get("/api/registry").body()).isEqualTo("{\"kind\":\"index\"}");
    assertThat(get("/api/registry/").body()).isEqualTo("{\"kind\":\"index\"}");
  }

  @Test
  void lets_pages_of_this_machine_read_the_api_and_no_others() throws Exception {
    for (String origin : List.of("http://localhost:3000", "http://127.0.0.1", "http://[::1]:1")) {
      HttpResponse<String> answer = get("/api/registry/models", "Origin", origin);
      assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(origin);
      assertThat(header(answer, "Vary")).isEqualTo("Origin");
    }
    for (String origin :
        List.of(
            "https://evil.example", "http://localhost.evil.example", "null", "http://127.evil")) {
      HttpResponse<String> answer = get("/api/registry/models", "Origin", origin);
      assertThat(header(answer, "Access-Control-Allow-Origin")).as(origin).isEqualTo("none");
    }
    assertThat(header(get("/", "Origin", "http://localhost"), "Access-Control-Allow-Origin"))
        .isEqualTo("none");
  }

  @Test
  void answers_no_name_that_only_leads_to_this_machine() throws IOException {
    assertThat(statusFor("localhost:" + server.port())).startsWith("HTTP/1.1 200");
    assertThat(statusFor("evil.example:" + server.port())).startsWith("HTTP/1.1 403");
    assertThat(statusFor("")).startsWith("HTTP/1.1 403");
  }

  private String statusFor(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void answers_not_modified_to_who_knows_the_etag() throws Exception {
    String tag = header(get("/"), "ETag");
    assertThat(tag).matches("\"[0-9a-f]{32}\"");

    for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      HttpResponse<String> again = get("/", "If-None-Match", known);
      assertThat(again.statusCode()).as(known).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(header(again, "ETag")).isEqualTo(tag);
    }
    assertThat(get("/", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(header(get("/assets/site.css"), "ETag")).isNotEqualTo(tag);
  }

  @Test
  void answers_head_with_the_length_and_no_body() throws Exception {
    HttpResponse<String> head = ask("HEAD", "/");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo("7");
    assertThat(ask("HEAD", "/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void sends_a_page_without_its_slash_to_the_one_with_it() throws Exception {
    HttpResponse<String> page = get("/models/gpt-4.1?tab=prices");

    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(header(page, "Location")).isEqualTo("/models/gpt-4.1/?tab=prices");
    assertThat(get("/models/gpt-4.1/").body()).isEqualTo("<p>gpt-4.1");
  }

  @Test
  void answers_what_is_not_there_as_json_under_api_and_as_a_page_elsewhere() throws Exception {
    HttpResponse<String> api = get("/api/registry/models/nope");
    assertThat(api.statusCode()).isEqualTo(404);
    assertThat(api.body()).isEqualTo("{\"kind\":\"error\"}");
    assertThat(header(api, "Content-Type")).startsWith("application/json");

    HttpResponse<String> page = get("/models/nope/");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).isEqualTo("<p>no such page");

    site.set(new Site(List.of(Artifact.text("index.html", "x"))));
    assertThat(get("/api/x").body()).contains("\"status\": 404");
    assertThat(get("/x").body()).contains("no such page");
  }

  @Test
  void refuses_other_methods() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      HttpResponse<String> response = ask(method, "/");
      assertThat(response.statusCode()).as(method).isEqualTo(405);
      assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
    }
    assertThat(ask("OPTIONS", "/api/registry/models").statusCode()).isEqualTo(204);
  }

  @Test
  void reads_nothing_outside_the_site() throws Exception {
    for (String path :
        List.of(
            "/../../../etc/passwd",
            "/..%2f..%2f..%2fetc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/assets/../index.html",
            "//etc/passwd",
            "/etc/passwd%00.html",
            "/file:/etc/passwd")) {
      assertThat(status(path)).as(path).isEqualTo("404");
    }
    assertThat(status("/%zz")).isEqualTo("400");
  }

  /** Asks with the path as it is, which the client above would tidy up. */
  private String status(String path) throws IOException {
    try (Socket socket = new Socket(loopback(0).getAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.split(" ", 3)[1];
    }
  }

  @Test
  void serves_the_new_site_as_soon_as_it_is_swapped() throws Exception {
    String before = header(get("/"), "ETag");

    site.set(new Site(List.of(Artifact.text("index.html", "<p>new"))));

    assertThat(get("/", "If-None-Match", before).body()).isEqualTo("<p>new");
    assertThat(get("/assets/site.css").statusCode()).isEqualTo(404);
  }

  @Test
  void serves_below_a_base_path() throws Exception {
    try (SiteServer below = new SiteServer(loopback(0), site::get, "/registry")) {
      below.start();
      server.close();
      server = below;
      assertThat(below.url()).isEqualTo("http://127.0.0.1:" + below.port() + "/registry/");
      assertThat(get("/registry/").body()).isEqualTo("<p>home");
      assertThat(get("/registry/api/registry/models").statusCode()).isEqualTo(200);
      assertThat(header(get("/registry"), "Location")).isEqualTo("/registry/");
      assertThat(header(get("/"), "Location")).isEqualTo("/registry/");
      assertThat(header(get("/registry/models/gpt-4.1"), "Location"))
          .isEqualTo("/registry/models/gpt-4.1/");
      assertThat(get("/index.html").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void says_so_when_the_port_is_in_use() {
    assertThatThrownBy(() -> new SiteServer(loopback(server.port()), site::get, "/"))
        .isInstanceOf(ServeException.class)
        .hasMessage(
            "port %d is in use; stop what uses it, or name another one with --port (0 takes any)",
            server.port());
  }

  @Test
  void listens_on_loopback_only() {
    assertThatThrownBy(() -> new SiteServer(new InetSocketAddress("0.0.0.0", 0), site::get, "/"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void gives_the_port_back() throws Exception {
    int port = server.port();
    server.close();
    try (SiteServer next = new SiteServer(loopback(port), site::get, "/")) {
      assertThat(next.port()).isEqualTo(port);
    }
  }
}
