package io.modelregistry.render.feed;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.WireFeedInput;
import io.modelregistry.history.History;
import io.modelregistry.history.HistoryOf;
import io.modelregistry.history.ShowcaseHistory;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.Showcase;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.SiteBase;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Feeds and the calendar as feed readers and calendars read them. */
class FeedRendererTest {
  private static final Registry REGISTRY = Showcase.registry();
  private static final Map<String, String> FEEDS =
      feeds(ShowcaseHistory.history(), "https://example.org/registry/");

  private static Map<String, String> feeds(History history, String base) {
    Map<String, String> feeds = new TreeMap<>();
    for (Artifact artifact : new FeedRenderer(REGISTRY, history, SiteBase.of(base)).render()) {
      feeds.put(artifact.path(), new String(artifact.bytes(), StandardCharsets.UTF_8));
    }
    return feeds;
  }

  private static Feed read(String text) throws Exception {
    return (Feed) new WireFeedInput(false, Locale.ROOT).build(new StringReader(text));
  }

  private static Map<String, Feed> read(Map<String, String> feeds) throws Exception {
    Map<String, Feed> read = new TreeMap<>();
    for (Map.Entry<String, String> feed : feeds.entrySet()) {
      if (feed.getKey().endsWith(".atom")) {
        read.put(feed.getKey(), read(feed.getValue()));
      }
    }
    return read;
  }

  private static ICalendar calendar(Map<String, String> feeds) {
    String text = feeds.get("feeds/deprecations.ics");
    assertThat(text).isNotNull();
    List<ICalendar> all = Biweekly.parse(text).all();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void are_there_for_all_changes_for_some_and_for_each_model() throws Exception {
    assertThat(read(FEEDS).keySet())
        .contains(
            "feeds/changes.atom",
            "feeds/new-models.atom",
            "feeds/pricing.atom",
            "feeds/deprecations.atom",
            "feeds/models/scribe-2.atom")
        .hasSize(4 + REGISTRY.models().size());
  }

  @Test
  void have_all_that_rfc_4287_wants() throws Exception {
    int entries = 0;
    TreeSet<String> ids = new TreeSet<>();
    for (Map.Entry<String, Feed> read : read(FEEDS).entrySet()) {
      Feed feed = read.getValue();
      assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
      assertThat(feed.getId()).as(read.getKey()).startsWith("urn:uuid:");
      assertThat(ids.add(feed.getId())).as("%s has an id of its own", read.getKey()).isTrue();
      assertThat(feed.getTitle()).isNotBlank();
      assertThat(feed.getUpdated()).isNotNull();
      assertThat(links(feed.getOtherLinks(), feed.getAlternateLinks()))
          .contains("self https://example.org/registry/" + read.getKey());
      Date newer = feed.getUpdated();
      TreeSet<String> own = new TreeSet<>();
      for (Entry entry : feed.getEntries()) {
        entries++;
        assertThat(own.add(entry.getId())).as(entry.getId()).isTrue();
        assertThat(entry.getTitle()).isNotBlank();
        assertThat(entry.getAuthors()).isNotEmpty();
        assertThat(entry.getUpdated()).isBeforeOrEqualTo(newer);
        assertThat(links(entry.getOtherLinks(), entry.getAlternateLinks()))
            .anyMatch(link -> link.startsWith("alternate https://example.org/registry/"));
        newer = entry.getUpdated();
      }
    }
    assertThat(entries).isPositive();
  }

  private static List<String> links(List<Link> others, List<Link> alternates) {
    List<String> links = new ArrayList<>();
    others.forEach(link -> links.add(link.getRel() + " " + link.getHref()));
    alternates.forEach(link -> links.add("alternate " + link.getHref()));
    return links;
  }

  @Test
  void keep_their_ids_when_the_site_moves() throws Exception {
    Map<String, Feed> moved = read(feeds(ShowcaseHistory.history(), "https://elsewhere.example/"));

    for (Map.Entry<String, Feed> read : read(FEEDS).entrySet()) {
      Feed other = moved.get(read.getKey());
      assertThat(other).isNotNull();
      assertThat(other.getId()).isEqualTo(read.getValue().getId());
      assertThat(other.getEntries())
          .extracting(Entry::getId)
          .containsExactlyElementsOf(
              read.getValue().getEntries().stream().map(Entry::getId).toList());
    }
    assertThat(uids(feeds(ShowcaseHistory.history(), "https://elsewhere.example/")))
        .isEqualTo(uids(FEEDS));
  }

  @Test
  void read_well_whatever_an_author_is_called_and_a_value_was() throws Exception {
    Map<String, String> attacked = feeds(HistoryOf.registry(REGISTRY), "https://example.org/");

    for (Feed feed : read(attacked).values()) {
      for (Entry entry : feed.getEntries()) {
        assertThat(entry.getTitleEx().getType()).isIn(null, "text");
        assertThat(entry.getContents()).isNotEmpty();
        assertThat(Jsoup.parse(entry.getContents().get(0).getValue()).select("script, img"))
            .isEmpty();
      }
    }
    assertThat(calendar(attacked).validate(ICalVersion.V2_0).isEmpty()).isTrue();
  }

  @Test
  void the_calendar_has_an_event_for_each_last_day() {
    ICalendar calendar = calendar(FEEDS);

    assertThat(calendar.validate(ICalVersion.V2_0).toString()).isEmpty();
    assertThat(calendar.getEvents())
        .hasSize(
            (int)
                (REGISTRY.models().stream().filter(model -> model.deprecationDate() != null).count()
                    + REGISTRY.routes().stream().filter(EffectiveRoute::endsBeforeModel).count()))
        .isNotEmpty();
    for (VEvent event : calendar.getEvents()) {
      assertThat(event.getDateStart().getValue().hasTime()).isFalse();
      assertThat(event.getDateTimeStamp()).isNotNull();
      assertThat(event.getSummary().getValue()).startsWith("Last day of ");
    }
    assertThat(uids(FEEDS)).doesNotHaveDuplicates();
  }

  private static List<String> uids(Map<String, String> feeds) {
    return calendar(feeds).getEvents().stream().map(event -> event.getUid().getValue()).toList();
  }
}
