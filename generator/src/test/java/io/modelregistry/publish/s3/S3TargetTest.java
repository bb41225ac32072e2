package io.modelregistry.publish.s3;

import static io.modelregistry.publish.Sites.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.publish.CachePolicy;
import io.modelregistry.publish.Destination;
import io.modelregistry.publish.Layout;
import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.PublishPlan;
import io.modelregistry.publish.PublishReport;
import io.modelregistry.publish.Publisher;
import io.modelregistry.publish.Publishing;
import io.modelregistry.publish.Seen;
import io.modelregistry.publish.SiteDirectory;
import io.modelregistry.publish.SiteFiles;
import io.modelregistry.publish.Target;
import io.modelregistry.publish.Wanted;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.Site;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path, against a real S3 server. */
class S3TargetTest {
  private static final CachePolicy DEFAULTS = new CachePolicy(Map.of());
  private static final String MANIFEST = ".registry/manifest.json";
  private static final String LOCK = ".registry/lock-1.json";
  private static final String NEXT_LOCK = ".registry/lock-2.json";
  private static final String HTML =
      "text/html; charset=utf-8 | public, max-age=120, stale-while-revalidate=3600 | ";
  private static final String JSON =
      "application/json; charset=utf-8 | public, max-age=300, stale-while-revalidate=86400 | ";

  private static S3Server server;

  @BeforeAll
  static void start() throws Exception {
    server = new S3Server();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void empty() throws Exception {
    server.deny("");
    server.objects().keySet().forEach(server::remove);
    server.requests();
    S3Server.credentials(S3Server.ACCESS_KEY, S3Server.SECRET);
  }

  private static PublishReport publish(Site site) {
    return publish(server.target(""), SiteFiles.of(site), DEFAULTS);
  }

  private static PublishReport publish(Target target, SiteFiles site, CachePolicy cache) {
    return Publishing.publish(target, site, new Layout(cache, true, false));
  }

  private static Map<String, String> withoutManifest() throws Exception {
    Map<String, String> objects = server.objects();
    objects.keySet().removeIf(key -> key.startsWith(".registry/"));
    return objects;
  }

  @Test
  void publishes_a_site_with_its_headers_for_the_first_time() throws Exception {
    PublishReport report =
        publish(
            site(
                "index.html", "home",
                "api/registry/models.json", "[]",
                "api/registry/models/gpt-4.1.json", "{}",
                "api/registry/revision.json", "{}"));

    assertThat(report.uploaded()).isEqualTo(7);
    assertThat(withoutManifest())
        .containsExactly(
            Map.entry("api/registry/models", JSON + "[]"),
            Map.entry("api/registry/models.json", JSON + "[]"),
            Map.entry("api/registry/models/gpt-4.1", JSON + "{}"),
            Map.entry("api/registry/models/gpt-4.1.json", JSON + "{}"),
            Map.entry(
                "api/registry/revision",
                "application/json; charset=utf-8 | public, max-age=30 | {}"),
            Map.entry(
                "api/registry/revision.json",
                "application/json; charset=utf-8 | public, max-age=30 | {}"),
            Map.entry("index.html", HTML + "home"));
  }

  @Test
  void asks_for_the_manifest_alone_when_nothing_changed() throws Exception {
    publish(site("index.html", "home"));
    server.requests();

    PublishReport report = publish(site("index.html", "home"));

    assertThat(server.requests()).containsExactly("GET " + LOCK, "GET " + MANIFEST);
    assertThat(report.requests()).isEqualTo(2);
    assertThat(report.unchanged()).isEqualTo(1);
  }

  @Test
  void sends_only_what_changed() throws Exception {
    publish(site("a.html", "a", "b.html", "b", "c.html", "c"));
    server.requests();

    publish(site("a.html", "a", "b.html", "B", "c.html", "c"));

    assertThat(server.requests())
        .containsExactly(
            "DELETE " + LOCK,
            "GET " + LOCK,
            "GET " + NEXT_LOCK,
            "GET " + MANIFEST,
            "PUT " + LOCK,
            "PUT " + MANIFEST,
            "PUT b.html");
    assertThat(withoutManifest()).containsEntry("b.html", HTML + "B");
  }

  @Test
  void deletes_what_is_gone_after_all_else() throws Exception {
    publish(site("a.html", "a", "old.html", "old"));
    server.requests();

    PublishReport report = publish(site("a.html", "a", "new.html", "new"));

    assertThat(server.requestsInOrder())
        .containsExactly(
            "GET " + LOCK,
            "GET " + MANIFEST,
            "PUT " + LOCK,
            "GET " + NEXT_LOCK,
            "PUT new.html",
            "PUT " + MANIFEST,
            "DELETE old.html",
            "PUT " + MANIFEST,
            "DELETE " + LOCK);
    assertThat(report.deleted()).isEqualTo(1);
    assertThat(withoutManifest()).containsOnlyKeys("a.html", "new.html");
  }

  @Test
  void changes_headers_alone_without_sending_the_bytes_again() throws Exception {
    publish(site("a.html", "a", "api/x.json", "{}"));
    server.requests();

    PublishReport report =
        publish(
            server.target(""),
            SiteFiles.of(site("a.html", "a", "api/x.json", "{}")),
            new CachePolicy(Map.of("html", "no-cache")));

    assertThat(server.requests()).contains("COPY a.html").doesNotContain("PUT a.html");
    assertThat(report.headersChanged()).isEqualTo(1);
    assertThat(withoutManifest())
        .containsEntry("a.html", "text/html; charset=utf-8 | no-cache | a")
        .containsEntry("api/x.json", JSON + "{}");
  }

  @Test
  void never_touches_objects_of_others_and_stays_below_its_prefix() throws Exception {
    server.put("uploads/photo.jpg", "not ours");
    server.put("site/uploads/photo.jpg", "not ours");
    server.put("site2/a.html", "not ours");
    publish(server.target("site"), SiteFiles.of(site("a.html", "a", "b.html", "b")), DEFAULTS);

    publish(server.target("site"), SiteFiles.of(site("a.html", "A")), DEFAULTS);

    assertThat(server.objects())
        .containsOnlyKeys(
            "uploads/photo.jpg",
            "site/uploads/photo.jpg",
            "site2/a.html",
            "site/a.html",
            "site/" + MANIFEST);
  }

  @Test
  void a_plan_writes_nothing() throws Exception {
    try (S3Target target = server.target("")) {
      PublishPlan plan =
          Publishing.publisher(target)
              .rehearse(
                  Publisher.planning(
                      Wanted.site(
                          SiteFiles.of(site("a.html", "a")), new Layout(DEFAULTS, true, false), ""),
                      Publishing.SIMPLEST),
                  Seen.at(target, false));
      assertThat(plan.steps()).hasSize(1);
    }
    assertThat(server.requests()).containsExactly("GET " + LOCK, "GET " + MANIFEST);
    assertThat(server.objects()).isEmpty();
  }

  @Test
  void refuses_an_empty_site_and_leaves_what_is_there() throws Exception {
    publish(site("a.html", "a"));

    assertThatThrownBy(() -> publish(site())).hasMessageContaining("empty site");

    assertThat(withoutManifest()).containsOnlyKeys("a.html");
  }

  @Test
  void publishes_a_built_folder_and_large_files(@TempDir Path temp) throws Exception {
    SiteDirectory folder = new SiteDirectory(temp.resolve("site"), temp.resolve("home"), null);
    String large = "0123456789abcdef".repeat(200_000);
    folder.write(site("a.html", "a", "api/registry/dumps/registry.ndjson", large));

    publish(server.target(""), folder.read(), DEFAULTS);

    assertThat(withoutManifest())
        .containsOnlyKeys("a.html", "api/registry/dumps/registry.ndjson")
        .hasEntrySatisfying(
            "api/registry/dumps/registry.ndjson", text -> assertThat(text).endsWith(large));
  }

  @Test
  void does_not_publish_a_file_that_changes_meanwhile(@TempDir Path temp) throws Exception {
    SiteDirectory folder = new SiteDirectory(temp.resolve("site"), temp.resolve("home"), null);
    String large = "0123456789abcdef".repeat(200_000);
    for (String text : List.of("small", large)) {
      folder.write(site("a.html", text));
      SiteFiles files = folder.read();
      Files.writeString(temp.resolve("site/a.html"), text.replace('a', 'X'));

      assertThatThrownBy(() -> publish(server.target(""), files, DEFAULTS))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("changed while it was being published");
      assertThat(withoutManifest()).isEmpty();
    }
  }

  @Test
  void keeps_keys_with_unusual_letters() throws Exception {
    Site odd =
        new Site(
            List.of(
                Artifact.text("a b+c%20&d=e'.html", "x"), Artifact.text("ünïcode/模型.html", "y")));
    publish(odd);
    assertThat(withoutManifest()).containsOnlyKeys("a b+c%20&d=e'.html", "ünïcode/模型.html");

    publish(server.target(""), SiteFiles.of(odd), new CachePolicy(Map.of("html", "no-cache")));
    publish(site("index.html", "z"));
    assertThat(withoutManifest()).containsOnlyKeys("index.html");
  }

  @Test
  void tells_of_each_object_that_cannot_be_deleted_and_tries_again() throws Exception {
    publish(site("a.html", "a", "old1.html", "1", "old2.html", "2"));
    server.deny("old1.html");

    PublishReport report = publish(site("a.html", "a"));

    assertThat(report.notDeleted()).containsOnlyKeys("old1.html");
    assertThat(report.deleted()).isEqualTo(1);
    assertThat(withoutManifest()).containsOnlyKeys("a.html", "old1.html");

    server.deny("");
    assertThat(publish(site("a.html", "a")).deleted()).isEqualTo(1);
    assertThat(withoutManifest()).containsOnlyKeys("a.html");
  }

  @Test
  void says_so_when_access_to_an_object_is_denied() throws Exception {
    server.deny("a.html");

    assertFails(
        () -> publish(site("a.html", "a")),
        "cannot write a.html at s3://registry-test (" + server.endpoint() + "): access is denied");
    assertThat(withoutManifest()).isEmpty();
  }

  @Test
  void says_so_when_the_access_key_is_wrong() {
    S3Server.credentials("AKIDWRONGWRONGWRONGW", S3Server.SECRET);

    assertFails(() -> publish(site("a.html", "a")), "AWS_ACCESS_KEY_ID");
  }

  @Test
  void says_so_when_the_secret_is_wrong() {
    S3Server.credentials(S3Server.ACCESS_KEY, "another-secret-never-printed");

    assertFails(() -> publish(site("a.html", "a")), "AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void says_so_when_the_bucket_is_missing() {
    Destination.Bucket missing = new Destination.Bucket("no-such-bucket", "");
    assertFails(
        () ->
            publish(
                new S3Target(missing, S3Options.at(server.endpoint())),
                SiteFiles.of(site("a.html", "a")),
                DEFAULTS),
        "s3://no-such-bucket");
    assertFails(
        () ->
            publish(
                new S3Target(missing, S3Options.at(server.endpoint())),
                SiteFiles.of(site("a.html", "a")),
                DEFAULTS),
        "there is no such bucket");
  }

  @Test
  void says_so_when_nothing_answers() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertFails(() -> publishTo(URI.create("http://127.0.0.1:" + port)), "nothing answers there");
    assertFails(
        () -> publishTo(URI.create("http://no-such-host.invalid")), "there is no such host");
    assertFails(() -> publishTo(tls(server.endpoint())), "secure connection");
  }

  private static URI tls(URI endpoint) {
    return URI.create(endpoint.toString().replace("http:", "https:"));
  }

  private static void publishTo(URI endpoint) {
    publish(
        new S3Target(new Destination.Bucket(S3Server.BUCKET, ""), S3Options.at(endpoint)),
        SiteFiles.of(site("a.html", "a")),
        DEFAULTS);
  }

  private static void assertFails(ThrowingCallable publishing, String message) {
    assertThatThrownBy(publishing)
        .isInstanceOf(PublishException.class)
        .hasMessageContaining(message)
        .satisfies(
            failure -> {
              StringWriter all = new StringWriter();
              failure.printStackTrace(new PrintWriter(all));
              assertThat(all.toString())
                  .doesNotContain(S3Server.SECRET)
                  .doesNotContain("another-secret");
              assertThat(failure.getMessage())
                  .doesNotContain(S3Server.ACCESS_KEY)
                  .doesNotContain("AKIDWRONG");
            });
  }
}
