package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.publish.Layout;
import io.modelregistry.publish.Manifest;
import io.modelregistry.publish.Publication;
import io.modelregistry.publish.PublishPlan;
import io.modelregistry.publish.Publishing;
import io.modelregistry.publish.SiteDirectory;
import io.modelregistry.publish.SiteFiles;
import io.modelregistry.publish.SiteWalk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the order of writing fits what the pages and the API of a real site refer to. */
class PublishOrderTest {
  private static final Layout LAYOUT = new Layout(Publishing.DEFAULTS, true, false);

  @TempDir private Path folder;
  private DataFolderFixture data = DataFolderFixture.NONE;
  private final SiteWalk walk = new SiteWalk("https://registry.example.com");

  @BeforeEach
  void write_data() {
    data = DataFolderFixture.in(folder);
  }

  private SiteFiles built() {
    Shell.Result result = new Shell(folder).run("build", "--out", "site");
    assertThat(result.code()).as(result.err()).isZero();
    return new SiteDirectory(folder.resolve("site"), folder.resolve("home"), null).read();
  }

  private static PublishPlan plan(Manifest last, SiteFiles site) {
    return Publishing.plan(last, LAYOUT, Publishing.SIMPLEST, site);
  }

  private static String text(PublishPlan.Step step) throws IOException {
    Publication.Source.Local source =
        (Publication.Source.Local) step.publication().orElseThrow().source();
    try (InputStream in = source.file().content().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> texts(PublishPlan plan) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (PublishPlan.Step step : plan.steps()) {
      texts.put(step.key(), text(step));
    }
    return texts;
  }

  private void assertWhole(Map<String, String> site, String moment) {
    assertThat(walk.dangling(site)).as(moment).isEmpty();
  }

  /** All of a wave may be written in any order: so each of it may be the first. */
  private void write(List<PublishPlan.Step> wave, Map<String, String> site) throws IOException {
    for (PublishPlan.Step step : wave) {
      Map<String, String> first = new TreeMap<>(site);
      first.put(step.key(), text(step));
      assertWhole(first, "with " + step.key());
    }
    for (PublishPlan.Step step : wave) {
      site.put(step.key(), text(step));
    }
    assertWhole(site, "after a wave");
  }

  @Test
  void a_real_site_has_all_that_it_refers_to() throws IOException {
    Map<String, String> site = texts(plan(Manifest.EMPTY, built()));

    assertWhole(site, "once built");
    assertThat(walk.reachable(site))
        .contains(
            "models/acme-large/index.html",
            "api/registry/models/acme-large.json",
            "models/by-provider/acme/acme-large.json",
            "api/registry/revision.json");
  }

  @Test
  void nothing_can_be_found_of_a_first_publish_before_all_of_it_is_there() throws IOException {
    Map<String, String> site = new TreeMap<>();
    int waves = 0;
    PublishPlan plan = plan(Manifest.EMPTY, built());
    for (List<PublishPlan.Step> wave : plan.waves()) {
      waves++;
      if (waves == plan.waves().size()) {
        assertThat(wave.stream().map(PublishPlan.Step::key)).containsAll(SiteWalk.ENTRANCES);
      } else {
        assertThat(wave.stream().map(PublishPlan.Step::key))
            .doesNotContainAnyElementsOf(SiteWalk.ENTRANCES);
      }
      for (PublishPlan.Step step : wave) {
        site.put(step.key(), text(step));
      }
    }
    assertWhole(site, "at the end");
  }

  @Test
  void at_each_moment_of_a_later_publish_all_that_is_referred_to_is_there() throws IOException {
    data.model("acme-old", "Acme Old", "1");
    data.route("acme-old", "direct", 1, "");
    PublishPlan first = plan(Manifest.EMPTY, built());
    Map<String, String> site = texts(first);
    data.delete("routes/acme-old/direct.json");
    data.delete("models/acme/acme-old.json");
    data.model("acme-new", "Acme New", "2");
    data.route("acme-new", "cloudy", 1, "");
    data.model("acme-small", "Acme Small, cheaper", "0.2");

    PublishPlan second = plan(first.manifest(), built());
    for (List<PublishPlan.Step> wave : second.waves()) {
      write(wave, site);
    }
    for (String key : second.deletions()) {
      site.remove(key);
      assertWhole(site, "without " + key);
    }

    assertThat(second.deletions()).contains("api/registry/models/acme-old.json");
    assertThat(site).containsKey("models/acme-new/index.html");
  }
}
