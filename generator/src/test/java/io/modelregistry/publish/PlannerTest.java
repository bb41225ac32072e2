package io.modelregistry.publish;

import static io.modelregistry.publish.Sites.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.render.Sha256;
import io.modelregistry.render.SiteBase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final CachePolicy DEFAULTS = new CachePolicy(Map.of());

  private static PublishPlan plan(Manifest last, boolean extensionless, String... site) {
    return Publishing.plan(
        last,
        new Layout(DEFAULTS, extensionless, false),
        Publishing.SIMPLEST,
        SiteFiles.of(site(site)));
  }

  private static Manifest published(String... site) {
    return plan(Manifest.EMPTY, false, site).manifest();
  }

  private static List<String> words(PublishPlan plan) {
    return plan.steps().stream()
        .map(step -> step.action().word() + " " + step.key() + ": " + step.reason().message())
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
        Publishing.plan(
            published("a.html", "a", "api/x.json", "{}"),
            new Layout(new CachePolicy(Map.of("html", "no-cache")), false, false),
            Publishing.SIMPLEST,
            SiteFiles.of(site("a.html", "a", "api/x.json", "{}")));

    assertThat(words(plan))
        .containsExactly("headers-only a.html: headers changed", "keep api/x.json: unchanged");
    assertThat(plan.steps().get(0).detail())
        .isEqualTo(
            "Cache-Control from public, max-age=120, stale-while-revalidate=3600 to no-cache");
  }

  /**
   * The default headers let caches use a page for 120 s and, stale, for 3,600 s more; clocks may
   * differ by 900 s.
   */
  private static PlanOptions at(Duration later) {
    return new PlanOptions(
        0, new MaxDelete(100, true), true, Publishing.NOW.plus(later), Optional.empty());
  }

  private static PublishPlan planAt(Duration later, Manifest last, String... site) {
    Layout layout = new Layout(DEFAULTS, false, false);
    return Publishing.plan(last, layout, at(later), SiteFiles.of(site(site)));
  }

  @Test
  void holds_deletions_back_while_caches_may_refer_to_the_objects() {
    Manifest first = published("a.html", "a", "old.html", "old");
    PublishPlan without = planAt(Duration.ZERO, first, "a.html", "a");

    assertThat(words(without))
        .containsExactly(
            "keep a.html: unchanged",
            "keep old.html: gone from the site, kept while caches may refer to it");
    assertThat(without.steps().get(1).detail()).isEqualTo("until 2026-11-24T13:17:00Z");
    assertThat(without.deletions()).isEmpty();
    Manifest second = without.manifest();
    assertThat(planAt(Duration.ofSeconds(4619), second, "a.html", "a").isEmpty()).isTrue();

    PublishPlan later = planAt(Duration.ofMinutes(77), second, "a.html", "a");

    assertThat(words(later))
        .containsExactly(
            "keep a.html: unchanged",
            "delete old.html: gone from the site, and no cache refers to it any more");
    assertThat(later.isEmpty()).isFalse();
    assertThat(later.changesSite()).isFalse();
    assertThat(later.manifest().release()).isEqualTo(second.release());
  }

  @Test
  void takes_back_an_object_that_was_held_back() {
    Manifest first = published("a.html", "a", "old.html", "old");
    Manifest second = planAt(Duration.ZERO, first, "a.html", "a").manifest();

    PublishPlan back = planAt(Duration.ofMinutes(1), second, "a.html", "a", "old.html", "old");
    assertThat(words(back)).contains("keep old.html: unchanged");
    assertThat(back.manifest().retired()).isEmpty();
    assertThat(back.changesSite()).isTrue();
    assertThat(words(planAt(Duration.ofDays(1), second, "a.html", "a", "old.html", "old")))
        .contains("keep old.html: unchanged");
  }

  @Test
  void uploads_an_object_again_that_a_run_which_broke_off_was_deleting() {
    Manifest first = published("a.html", "a", "old.html", "old");
    Manifest second = planAt(Duration.ZERO, first, "a.html", "a").manifest();
    Published brokenOff =
        new Published(second, "tag", "aa", new TreeMap<>(Map.of("old.html", "")), Optional.empty());

    PublishPlan plan =
        Planner.plan(
            Wanted.site(
                SiteFiles.of(site("a.html", "a", "old.html", "old")),
                new Layout(DEFAULTS, false, false),
                ""),
            brokenOff,
            at(Duration.ofMinutes(1)));

    assertThat(words(plan)).contains("upload old.html: new");
  }

  @Test
  void holds_deletions_back_for_what_earlier_releases_let_caches_keep() {
    Layout shorter = new Layout(new CachePolicy(Map.of("html", "max-age=1")), false, false);
    Manifest first = published("a.html", "a", "b.html", "b", "c.html", "c");
    Manifest second =
        Publishing.plan(
                first,
                shorter,
                at(Duration.ZERO),
                SiteFiles.of(site("a.html", "a", "b.html", "b", "c.html", "c")))
            .manifest();

    PublishPlan third =
        Publishing.plan(
            second,
            shorter,
            at(Duration.ofMinutes(1)),
            SiteFiles.of(site("a.html", "a", "b.html", "b")));

    assertThat(third.steps().get(2).detail()).isEqualTo("until 2026-11-24T13:17:00Z");
  }

  @Test
  void leaves_alone_what_a_run_that_broke_off_has_deleted_for_good() {
    Manifest last = published("a.html", "a");
    Published brokenOff =
        new Published(
            last,
            "tag",
            "aa",
            new TreeMap<>(Map.of("deleted.html", "", "made.html", "c0ffee")),
            Optional.empty());

    PublishPlan plan =
        Planner.plan(
            Wanted.site(SiteFiles.of(site("a.html", "a")), new Layout(DEFAULTS, false, false), ""),
            brokenOff,
            Publishing.SIMPLEST);

    assertThat(words(plan))
        .containsExactly("keep a.html: unchanged", "delete made.html: gone from the site");
  }

  @Test
  void holds_nothing_back_for_what_is_cached_forever() {
    Manifest first = published("assets/a.0123456789ab.css", "a");

    assertThat(words(planAt(Duration.ZERO, first, "assets/b.0123456789ab.css", "b")))
        .contains("delete assets/a.0123456789ab.css: gone from the site");
  }

  @Test
  void refuses_to_take_more_than_a_fifth_off_the_site() {
    Manifest last =
        published("a.html", "a", "b.html", "b", "c.html", "c", "d.html", "d", "e.html", "e");
    PlanOptions careful =
        new PlanOptions(0, MaxDelete.DEFAULT, false, Publishing.NOW, Optional.empty());
    Layout layout = new Layout(DEFAULTS, false, false);

    assertThat(
            Publishing.plan(
                    last,
                    layout,
                    careful,
                    SiteFiles.of(site("a.html", "a", "b.html", "b", "c.html", "c", "d.html", "d")))
                .refusal())
        .isEmpty();
    assertThat(
            Publishing.plan(
                    last,
                    layout,
                    careful,
                    SiteFiles.of(site("a.html", "a", "b.html", "b", "c.html", "c")))
                .refusal())
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal)
                    .contains("2 of 5 published objects")
                    .endsWith("publish with --max-delete 40%"));
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
            List.of("api/registry/models/y.json", "models/y/index.html"),
            List.of("feeds/changes.atom"),
            List.of("api/registry/models/x.json"),
            List.of("api/registry/models.json"),
            List.of("index.html"),
            List.of("api/registry/revision.json"));
    assertThat(plan.deletions()).containsExactly("assets/site.0123456789ab.css");
  }

  @Test
  void opens_the_entrances_last_the_first_time() {
    assertThat(
            plan(
                    Manifest.EMPTY,
                    false,
                    "api/registry/index.json",
                    "a",
                    "api/registry/models.json",
                    "m",
                    "api/registry/revision.json",
                    "r",
                    "feeds/changes.atom",
                    "f",
                    "index.html",
                    "i",
                    "models/x/index.html",
                    "x")
                .waves()
                .stream()
                .map(wave -> wave.stream().map(PublishPlan.Step::key).toList()))
        .containsExactly(
            List.of("models/x/index.html"),
            List.of("api/registry/models.json", "feeds/changes.atom"),
            List.of("api/registry/revision.json"),
            List.of("api/registry/index.json", "index.html"));
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
    PublishPlan plan =
        Publishing.plan(
            published("a.html", "a", "b.html", "b", "c.html", "c"),
            new Layout(DEFAULTS, false, false),
            new PlanOptions(
                0, new MaxDelete(100, true), false, Publishing.NOW, Optional.of(SiteBase.ROOT)),
            SiteFiles.of(site("a.html", "a", "b.html", "BB")));

    assertThat(PlanText.lines(plan))
        .isEqualTo(
            """
            upload        b.html  (content changed, 2 bytes)
            delete        c.html  (gone from the site)
            invalidate    /b.html
            invalidate    /c.html
            1 to upload (2 bytes), 0 with headers to change, 1 to delete, 0 held back, 1 unchanged
            """);
  }

  @Test
  void prints_a_plan_for_programs() {
    assertThat(PlanText.json(plan(published("c.html", "c"), false, "a.html", "a")))
        .isEqualTo(
            """
            {
              "dry_run": true,
              "release": 2,
              "new_release": true,
              "summary": {
                "upload": 1,
                "headers_only": 0,
                "delete": 1,
                "keep": 0,
                "held_back": 0,
                "bytes": 1
              },
              "invalidate": [],
              "objects": [
                {
                  "key": "a.html",
                  "action": "upload",
                  "reason": "new",
                  "message": "new",
                  "class": "html",
                  "size": 1,
                  "sha256": "%s",
                  "content_type": "text/html; charset=utf-8",
                  "cache_control": "public, max-age=120, stale-while-revalidate=3600"
                },
                {
                  "key": "c.html",
                  "action": "delete",
                  "reason": "gone",
                  "message": "gone from the site"
                }
              ]
            }
            """
                .formatted(Sha256.of("a".getBytes(StandardCharsets.UTF_8))));
  }
}
