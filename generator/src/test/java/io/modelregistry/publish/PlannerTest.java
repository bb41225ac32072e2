package io.modelregistry.publish;

import static io.modelregistry.publish.Sites.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.render.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final CachePolicy DEFAULTS = new CachePolicy(Map.of());

  private static PublishPlan plan(Manifest last, boolean extensionless, String... site) {
    return new Planner(new Layout(DEFAULTS, extensionless)).plan(SiteFiles.of(site(site)), last);
  }

  private static Manifest published(String... site) {
    return plan(Manifest.EMPTY, false, site).manifest();
  }

  private static List<String> words(PublishPlan plan) {
    return plan.steps().stream()
        .map(step -> step.action().word() + " " + step.key() + ": " + step.reason().words())
        .toList();
  }

  @Test
  void uploads_everything_the_first_time() {
    assertThat(words(plan(Manifest.EMPTY, false, "b.html", "b", "a.html", "a")))
        .containsExactly("upload a.html: new", "upload b.html: new");
  }

  @Test
  void names_what_changed_what_is_gone_and_what_stays() {
    Manifest last = published("a.html", "a", "b.html", "b", "c.html", "c");

    PublishPlan plan = plan(last, false, "a.html", "a", "b.html", "B", "d.html", "d");

    assertThat(words(plan))
        .containsExactly(
            "keep a.html: unchanged",
            "upload b.html: content changed",
            "delete c.html: gone from the site",
            "upload d.html: new");
    assertThat(plan.manifest().objects()).containsOnlyKeys("a.html", "b.html", "d.html");
  }

  @Test
  void has_nothing_to_do_for_a_site_that_is_there() {
    PublishPlan plan = plan(published("a.html", "a"), false, "a.html", "a");

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.waves()).isEmpty();
  }

  @Test
  void changes_headers_alone_when_only_they_changed() {
    PublishPlan plan =
        new Planner(new Layout(new CachePolicy(Map.of("html", "no-cache")), false))
            .plan(
                SiteFiles.of(site("a.html", "a", "api/x.json", "{}")),
                published("a.html", "a", "api/x.json", "{}"));

    assertThat(words(plan))
        .containsExactly("headers-only a.html: headers changed", "keep api/x.json: unchanged");
    assertThat(plan.steps().get(0).detail())
        .isEqualTo(
            "Cache-Control from public, max-age=120, stale-while-revalidate=3600 to no-cache");
  }

  @Test
  void tries_again_to_delete_what_could_not_be_deleted() {
    Manifest last = published("a.html", "a").withRetired(List.of("old.html"));

    PublishPlan plan = plan(last, false, "a.html", "a");

    assertThat(words(plan))
        .containsExactly(
            "keep a.html: unchanged", "delete old.html: gone earlier, not yet deleted");
    assertThat(plan.isEmpty()).isFalse();
    assertThat(words(plan(last, false, "a.html", "a", "old.html", "back")))
        .contains("upload old.html: new");
  }

  @Test
  void refuses_an_empty_site() {
    assertThatThrownBy(() -> plan(published("a.html", "a"), false))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("empty site");
  }

  @Test
  void stores_api_resources_without_their_ending_too() {
    PublishPlan plan =
        plan(
            Manifest.EMPTY,
            true,
            "api/registry/models.json",
            "[]",
            "api/registry/models/gpt-4.1.json",
            "{}",
            "api/registry/pricing.csv",
            "x",
            "metadata/index.json",
            "{}");

    assertThat(plan.steps())
        .extracting(PublishPlan.Step::key)
        .containsExactly(
            "api/registry/models",
            "api/registry/models.json",
            "api/registry/models/gpt-4.1",
            "api/registry/models/gpt-4.1.json",
            "api/registry/pricing.csv",
            "metadata/index.json");
    StoredObject copy = plan.manifest().objects().get("api/registry/models/gpt-4.1");
    StoredObject original = plan.manifest().objects().get("api/registry/models/gpt-4.1.json");
    assertThat(copy).usingRecursiveComparison().ignoringFields("key").isEqualTo(original);
    assertThat(copy)
        .isNotNull()
        .extracting(StoredObject::contentType)
        .isEqualTo("application/json; charset=utf-8");
  }

  @Test
  void writes_new_before_changed_and_what_is_referred_to_before_what_refers() {
    Manifest last =
        published(
            "assets/site.0123456789ab.css", "a",
            "api/registry/models.json", "a",
            "api/registry/models/x.json", "a",
            "api/registry/revision.json", "a",
            "index.html", "a");

    PublishPlan plan =
        plan(
            last,
            false,
            "assets/site.ba9876543210.css",
            "b",
            "api/registry/models.json",
            "b",
            "api/registry/models/x.json",
            "b",
            "api/registry/models/y.json",
            "b",
            "api/registry/revision.json",
            "b",
            "feeds/changes.atom",
            "b",
            "models/y/index.html",
            "b",
            "index.html",
            "b");

    assertThat(plan.waves().stream().map(wave -> wave.stream().map(PublishPlan.Step::key).toList()))
        .containsExactly(
            List.of("assets/site.ba9876543210.css"),
            List.of("api/registry/models/y.json"),
            List.of("models/y/index.html"),
            List.of("feeds/changes.atom"),
            List.of("api/registry/models/x.json"),
            List.of("api/registry/models.json"),
            List.of("index.html"),
            List.of("api/registry/revision.json"));
    assertThat(plan.deletions()).containsExactly("assets/site.0123456789ab.css");
  }

  @Test
  void writes_the_revision_last_the_first_time_too() {
    assertThat(
            plan(Manifest.EMPTY, false, "api/registry/revision.json", "r", "index.html", "i")
                .waves())
        .last()
        .satisfies(wave -> assertThat(wave.get(0).key()).isEqualTo("api/registry/revision.json"));
  }

  @Test
  void sorts_paths_into_classes() {
    Map.ofEntries(
            Map.entry("assets/site.0123456789ab.css", ObjectClass.ASSET),
            Map.entry("assets/vendor/search-0123456789ab.js", ObjectClass.ASSET),
            Map.entry("assets/site.css", ObjectClass.HTML),
            Map.entry("favicon.svg", ObjectClass.HTML),
            Map.entry("index.html", ObjectClass.HTML),
            Map.entry("models/x/index.html", ObjectClass.HTML),
            Map.entry("sitemap.xml", ObjectClass.HTML),
            Map.entry("api/registry/models.json", ObjectClass.LIST),
            Map.entry("api/registry/models/x.json", ObjectClass.ENTITY),
            Map.entry("api/registry/models/x/routes.json", ObjectClass.ENTITY),
            Map.entry("api/registry/capabilities.json", ObjectClass.LIST),
            Map.entry("api/registry/capabilities/vision.json", ObjectClass.ENTITY),
            Map.entry("api/registry/pricing.csv", ObjectClass.LIST),
            Map.entry("api/registry/revision.json", ObjectClass.REVISION),
            Map.entry("models/by-provider/openai/x.json", ObjectClass.ENTITY),
            Map.entry("platforms/groq.json", ObjectClass.ENTITY),
            Map.entry("metadata/pricing.json", ObjectClass.LIST),
            Map.entry("feeds/changes.atom", ObjectClass.FEED))
        .forEach((path, kind) -> assertThat(ObjectClass.of(path)).as(path).isEqualTo(kind));
  }

  @Test
  void refuses_headers_for_a_class_that_does_not_exist() {
    assertThatThrownBy(() -> new CachePolicy(Map.of("pages", "no-cache")))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("\"pages\"")
        .hasMessageContaining("asset, entity, list, html, feed, revision");
  }

  @Test
  void prints_a_plan_for_people() {
    Manifest last = published("a.html", "a", "b.html", "b", "c.html", "c");

    assertThat(PlanText.lines(plan(last, false, "a.html", "a", "b.html", "BB")))
        .isEqualTo(
            """
            upload        b.html  (content changed, 2 bytes)
            delete        c.html  (gone from the site)
            1 to upload (2 bytes), 0 with headers to change, 1 to delete, 1 unchanged
            """);
  }

  @Test
  void prints_a_plan_for_programs() {
    assertThat(PlanText.json(plan(published("c.html", "c"), false, "a.html", "a")))
        .isEqualTo(
            """
            {
              "summary": {
                "upload": 1,
                "headers_only": 0,
                "delete": 1,
                "keep": 0,
                "bytes": 1
              },
              "objects": [
                {
                  "key": "a.html",
                  "action": "upload",
                  "reason": "new",
                  "class": "html",
                  "size": 1,
                  "sha256": "%s",
                  "content_type": "text/html; charset=utf-8",
                  "cache_control": "public, max-age=120, stale-while-revalidate=3600"
                },
                {
                  "key": "c.html",
                  "action": "delete",
                  "reason": "gone from the site"
                }
              ]
            }
            """
                .formatted(Sha256.of("a".getBytes(StandardCharsets.UTF_8))));
  }
}
