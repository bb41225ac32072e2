package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.modelregistry.publish.s3.S3Server;
import io.modelregistry.render.ApiSchemas;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code registry publish} to a real S3 server, each test below a prefix of its own. */
class PublishToStoreTest {
  private static final String PLAN = "answers/publish.schema.json";
  private static final AtomicInteger PREFIXES = new AtomicInteger();
  private static S3Server server;

  @TempDir private Path folder;
  private final String prefix = "p" + PREFIXES.incrementAndGet();

  @BeforeAll
  static void start() throws Exception {
    server = new S3Server();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void have_the_right_credentials() {
    S3Server.credentials(S3Server.ACCESS_KEY, S3Server.SECRET);
    server.requests();
  }

  private Shell.Result run(Map<String, String> variables, String... more) {
    String[] start = {
      "publish",
      "--to",
      "s3://" + S3Server.BUCKET + "/" + prefix,
      "--endpoint",
      server.endpoint().toString()
    };
    return new Shell(folder)
        .with(variables)
        .run(Stream.of(start, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private Shell.Result publish(String... more) {
    return publish(Map.of(), more);
  }

  private Shell.Result publish(Map<String, String> variables, String... more) {
    String[] built = {"--site", "site", "--allow-missing-history"};
    return run(variables, Stream.of(built, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve("site").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** A site of that commit with a page, a model and these pages besides. */
  private void write_site(String commit, String... pages) throws IOException {
    write("api/registry/revision.json", "{\"data\": {\"commit\": \"" + commit + "\"}}");
    write("api/registry/models/x.json", "{}");
    write("index.html", commit);
    for (String page : pages) {
      write(page, page);
    }
  }

  /** What readers see: text by key. */
  private SortedMap<String, String> site() throws IOException {
    SortedMap<String, String> objects = server.objects(prefix + "/");
    SortedMap<String, String> site = new java.util.TreeMap<>();
    objects.forEach(
        (key, object) -> {
          String path = key.substring(prefix.length() + 1);
          if (!path.startsWith(".")) {
            site.put(path, object.split(" \\| ", 3)[2]);
          }
        });
    return site;
  }

  private static JsonNode json(String schema, Shell.Result result) {
    assertThat(ApiSchemas.problems(schema, result.out())).as(result.out() + result.err()).isEmpty();
    return JsonMapper.shared().readTree(result.out());
  }

  private static void assertFine(Shell.Result result) {
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void brings_a_bucket_to_the_state_of_the_data_step_by_step() throws Exception {
    DataFolderFixture data = DataFolderFixture.in(folder);
    assertFine(run(Map.of(), "--allow-missing-history"));
    SortedMap<String, String> objects = server.objects();
    assertThat(site())
        .containsKeys(
            "index.html",
            "api/registry/models/acme-large.json",
            "api/registry/models/acme-large",
            "metadata/index.json");
    assertThat(objects.get(prefix + "/api/registry/models/acme-large"))
        .isEqualTo(objects.get(prefix + "/api/registry/models/acme-large.json"))
        .startsWith("application/json");

    assertThat(run(Map.of(), "--allow-missing-history").out()).startsWith("0 uploaded");
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(3);

    data.delete("routes/acme-large/cloudy.json");
    Shell.Result third = run(Map.of(), "--allow-missing-history");
    assertFine(third);
    assertThat(third.out()).contains("held back");
    assertThat(site())
        .containsKey("api/registry/routes/acme-large--cloudy.json")
        .hasEntrySatisfying(
            "metadata/index.json", list -> assertThat(list).doesNotContain("acme-large--cloudy"));
  }

  @Test
  void shows_a_plan_to_programs_and_what_came_of_it() throws Exception {
    write_site("one", "a.html", "b.html");
    JsonNode first = json(PLAN, publish("--dry-run", "--format", "json"));
    assertThat(first.path("dry_run").booleanValue()).isTrue();
    assertThat(first.at("/summary/upload").intValue()).isEqualTo(7);
    assertThat(site()).isEmpty();

    JsonNode done = json(PLAN, publish("--format", "json"));
    assertThat(done.path("release").intValue()).isEqualTo(1);
    assertThat(done.at("/report/uploaded").intValue()).isEqualTo(7);

    Files.delete(folder.resolve("site/b.html"));
    write("index.html", "two");
    JsonNode second = json(PLAN, publish("--dry-run", "--format", "json"));
    assertThat(second.path("objects").valueStream())
        .extracting(
            object ->
                object.path("key").asString()
                    + " "
                    + object.path("action").asString()
                    + " "
                    + object.path("reason").asString())
        .contains("a.html keep unchanged", "b.html keep held_back", "index.html upload content");
  }

  @Test
  void lists_releases_and_brings_an_earlier_one_back_from_what_the_store_keeps() throws Exception {
    assertThat(run(Map.of(), "--list").out()).isEqualTo("nothing is published there\n");
    json("answers/releases.schema.json", run(Map.of(), "--list", "--format", "json"));
    write_site("c0ffee1", "old.html");
    assertFine(publish());
    SortedMap<String, String> first = site();
    Files.delete(folder.resolve("site/old.html"));
    write_site("c0ffee2", "new.html");
    assertFine(publish());
    server.requests();

    Shell.Result back = run(Map.of(), "--rollback", "--format", "json");

    assertFine(back);
    assertThat(json(PLAN, back).path("release").intValue()).isEqualTo(3);
    assertThat(server.requests())
        .contains("COPY " + prefix + "/index.html")
        .doesNotContain("PUT " + prefix + "/index.html");
    SortedMap<String, String> now = site();
    assertThat(now).containsAllEntriesOf(first);
    now.keySet().removeAll(first.keySet());
    // It is held back, since caches may refer to it.
    assertThat(now).containsOnlyKeys("new.html");
    JsonNode releases =
        json("answers/releases.schema.json", run(Map.of(), "--list", "--format", "json"));
    assertThat(releases.path("releases").valueStream())
        .extracting(release -> release.path("number").intValue())
        .containsExactly(3, 2, 1);
    assertThat(releases.at("/releases/0/restores").intValue()).isEqualTo(1);
    assertThat(run(Map.of(), "--list").out().lines())
        .first()
        .asString()
        .startsWith("*    3  2026-11-22T12:00:00Z  c0ffee1")
        .endsWith("(brings back 1)");

    Shell.Result unknown = run(Map.of(), "--rollback", "99");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("no release \"99\" is kept at s3://", "--list");
  }

  @Test
  void mends_what_somebody_else_has_removed_or_altered_by_one_listing() throws Exception {
    write_site("one", "a.html", "b.html");
    assertFine(publish());
    server.remove(prefix + "/a.html");
    server.put(prefix + "/b.html", "graffiti");
    server.put(prefix + "/theirs.txt", "not ours");

    assertThat(publish().out()).startsWith("0 uploaded");
    assertThat(publish("--check-drift", "--dry-run").out())
        .contains("a.html  (missing at the target", "b.html  (altered at the target");
    Shell.Result mended = publish("--check-drift");
    assertThat(mended.out()).as(mended.err()).startsWith("2 uploaded");
    assertThat(site())
        .containsEntry("a.html", "a.html")
        .containsEntry("b.html", "b.html")
        .containsEntry("theirs.txt", "not ours");
    assertThat(run(Map.of(), "--list").out().lines()).hasSize(1);
  }

  @Test
  void refuses_to_take_too_much_off_the_site_before_it_writes_anything() throws Exception {
    write_site("one", "a.html", "b.html", "c.html");
    assertFine(publish());
    for (String page : List.of("a.html", "b.html", "c.html")) {
      Files.delete(folder.resolve("site").resolve(page));
    }
    write("index.html", "two");
    server.requests();

    Shell.Result refused = publish();
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("3 of 8 published objects", "--max-delete 38%");
    assertThat(server.requests()).allMatch(request -> request.startsWith("GET "));
    Shell.Result rehearsed = publish("--dry-run", "--format", "json");
    assertThat(rehearsed.code()).isEqualTo(1);
    assertThat(json(PLAN, rehearsed).path("refusal").asString()).contains("3 of 8");

    assertFine(publish("--max-delete", "38%"));
    assertThat(site()).containsEntry("index.html", "two");
  }

  @Test
  void makes_no_copies_without_ending_when_it_is_told_not_to_and_removes_those_there_are()
      throws Exception {
    write_site("one");
    assertFine(publish());
    assertThat(site()).containsKeys("api/registry/models/x", "api/registry/revision");

    Shell.Result off = publish("--no-extensionless", "--max-delete", "50%", "--dry-run");
    assertFine(off);
    assertThat(off.out()).contains("2 held back");
    assertFine(publish("--no-extensionless", "--max-delete", "50%"));

    JsonNode plan = json(PLAN, publish("--no-extensionless", "--dry-run", "--format", "json"));
    assertThat(plan.at("/summary/held_back").intValue()).isEqualTo(2);
    assertThat(plan.at("/summary/keep").intValue()).isEqualTo(5);
  }

  @Test
  void stores_text_compressed_when_it_is_told_to() throws Exception {
    String text = "<p>well</p>".repeat(200);
    write_site("one");
    write("large.html", text);
    JsonNode answer = json(PLAN, publish("--gzip", "--format", "json"));
    assertThat(answer.path("objects").valueStream())
        .extracting(
            object -> object.path("key").asString() + " " + object.path("encoding").asString(""))
        .contains("large.html gzip", "index.html ");
    assertThat(server.gunzipped(prefix + "/large.html")).isEqualTo(text);
  }

  @Test
  void refuses_a_key_that_is_too_long_before_it_writes_anything() throws Exception {
    write_site("one");
    String name = "模".repeat(80);
    write(String.join("/", name, name, name, name, name) + "/index.html", "deep");

    Shell.Result result = publish();

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("keys of more than", name, "shorten");
    assertThat(server.requests()).allMatch(request -> request.startsWith("GET "));
  }

  @Test
  void tells_what_the_store_refuses_without_printing_any_secret() throws Exception {
    write_site("one");
    S3Server.credentials(S3Server.ACCESS_KEY, "wrong-but-still-secret");
    Shell.Result secret = publish();
    S3Server.credentials("AKIDWRONGWRONGWRONGW", S3Server.SECRET);
    Shell.Result key = publish();
    S3Server.credentials(S3Server.ACCESS_KEY, S3Server.SECRET);
    Shell.Result bucket =
        new Shell(folder)
            .with(Map.of("AWS_ENDPOINT_URL_S3", server.endpoint().toString()))
            .run(
                "publish",
                "--to",
                "s3://no-such-bucket",
                "--site",
                "site",
                "--allow-missing-history");
    server.deny(prefix + "/index.html");
    Shell.Result denied = publish();
    server.deny("");

    assertThat(secret.err()).contains("the secret does not fit the access key");
    assertThat(key.err()).contains("the store does not know the access key");
    assertThat(bucket.err()).contains("s3://no-such-bucket", "there is no such bucket");
    assertThat(denied.err())
        .contains("cannot write index.html", "access is denied", "s3:PutObject");
    assertThat(List.of(secret, key, bucket, denied))
        .allSatisfy(
            result -> {
              assertThat(result.code()).isEqualTo(3);
              assertThat(result.out() + result.err())
                  .startsWith("registry: ")
                  .doesNotContain(
                      "wrong-but-still-secret", S3Server.SECRET, "AKID", "\tat ", "Exception");
            });
  }

  @Test
  void prints_no_secret_of_an_endpoint() {
    for (String endpoint :
        List.of(
            "https://me:hush@s3.example.com",
            "https://s3.example.com?token=hush",
            "https://s3.example.com/#hush",
            "https://s3.example.com/a b?hush")) {
      Shell.Result option =
          new Shell(folder).run("publish", "--to", "s3://bucket", "--endpoint", endpoint);
      Shell.Result variable =
          new Shell(folder)
              .with(Map.of("AWS_ENDPOINT_URL", endpoint))
              .run("publish", "--to", "s3://bucket");
      assertThat(List.of(option, variable))
          .allSatisfy(
              result -> {
                assertThat(result.code()).as(endpoint).isEqualTo(2);
                assertThat(result.err()).containsIgnoringCase("endpoint").doesNotContain("hush");
              });
    }
  }

  @Test
  void tells_a_cdn_what_changed_and_the_next_time_if_it_could_not_be_told() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    AtomicInteger status = new AtomicInteger(403);
    HttpServer cdn =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cdn.createContext(
        "/2020-05-31/distribution/E2EXAMPLE123/invalidation",
        exchange -> {
          try (exchange) {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer =
                status.get() == 404
                    ? "<ErrorResponse><Error><Code>NoSuchDistribution</Code></Error></ErrorResponse>"
                        .getBytes(StandardCharsets.UTF_8)
                    : new byte[0];
            exchange.sendResponseHeaders(status.get(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    cdn.start();
    try {
      Map<String, String> variables =
          Map.of("AWS_ENDPOINT_URL_CLOUDFRONT", "http://127.0.0.1:" + cdn.getAddress().getPort());
      String[] more = {"--invalidate", "cloudfront:E2EXAMPLE123"};
      write_site("one", "a&b.html");
      assertFine(publish(variables, more));
      assertThat(told).isEmpty();
      write("a&b.html", "changed");
      assertThat(publish(variables, "--dry-run", more[0], more[1]).out())
          .contains("invalidate    /a%26b.html\n");

      Shell.Result untold = publish(variables, more);
      assertThat(untold.code()).isEqualTo(3);
      assertThat(untold.out()).startsWith("1 uploaded");
      assertThat(untold.err())
          .contains("the site is published", "E2EXAMPLE123", "cloudfront:CreateInvalidation");
      assertThat(site()).containsEntry("a&b.html", "changed");
      status.set(404);
      assertThat(publish(variables, more).err()).contains("there is no such distribution");

      status.set(201);
      told.clear();
      write("index.html", "changed too");
      assertFine(publish(variables, more));
      assertThat(told)
          .singleElement()
          .asString()
          .contains(
              "<Quantity>3</Quantity><Items><Path>/</Path><Path>/a%26b.html</Path>"
                  + "<Path>/index.html</Path></Items>");

      told.clear();
      assertThat(publish(variables, more).out()).startsWith("0 uploaded");
      assertThat(told).isEmpty();
    } finally {
      cdn.stop(0);
    }
  }
}
