package io.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.MediaTypes;
import io.modelregistry.render.Sha256;
import io.modelregistry.render.Site;
import io.modelregistry.render.SiteBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class PublisherPropertiesTest {
  private static final List<String> PATHS =
      List.of(
          "index.html",
          "models/x/index.html",
          "api/registry/models.json",
          "api/registry/models/x.json",
          "api/registry/models/gpt-4.1.json",
          "api/registry/revision.json",
          "api/registry/pricing.csv",
          "assets/site.0123456789ab.css",
          "feeds/changes.atom",
          "metadata/index.json");

  /** A store in memory, which fails from one of its calls on until it is mended. */
  private static final class MemoryTarget implements Target {
    private final Map<String, Entry> objects = new ConcurrentSkipListMap<>();
    private int callsUntilFailure = Integer.MAX_VALUE;
    private int writes;
    private Duration age = Duration.ZERO;
    private boolean keepsHeaders = true;

    private record Entry(String headers, String text, String sha256) {
      String tag() {
        return Sha256.of((headers + text).getBytes(StandardCharsets.UTF_8));
      }
    }

    void putForeign(String key, String text) {
      objects.put(key, new Entry("", text, ""));
    }

    private synchronized void call() {
      if (callsUntilFailure == 0) {
        throw new PublishException("the network is gone");
      }
      callsUntilFailure--;
    }

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public int concurrency() {
      return 1;
    }

    @Override
    public boolean takesNamesOfFolders() {
      return true;
    }

    @Override
    public boolean keepsHeaders() {
      return keepsHeaders;
    }

    @Override
    public int longestKey() {
      return 1000;
    }

    @Override
    public long requests() {
      return writes;
    }

    @Override
    public Optional<Found> read(String key) {
      return Optional.ofNullable(objects.get(key))
          .map(entry -> new Found(entry.text().getBytes(StandardCharsets.UTF_8), entry.tag(), age));
    }

    @Override
    public Optional<Head> head(String key) {
      return Optional.ofNullable(objects.get(key))
          .map(entry -> new Head(entry.tag(), entry.sha256(), age));
    }

    @Override
    public synchronized Optional<String> put(
        StoredObject object, Body body, Precondition precondition) {
      call();
      Entry there = objects.get(object.key());
      boolean holds =
          precondition instanceof Precondition.Unchanged unchanged
              ? there != null && there.tag().equals(unchanged.tag())
              : precondition instanceof Precondition.Whatever || there == null;
      if (!holds) {
        return Optional.empty();
      }
      writes++;
      try {
        String text = new String(body.content().open().readAllBytes(), StandardCharsets.UTF_8);
        Entry entry = new Entry(headers(object), text, object.sha256());
        objects.put(object.key(), entry);
        return Optional.of(entry.tag());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public synchronized Optional<String> copy(String from, String fromTag, StoredObject to) {
      call();
      Entry source = objects.get(from);
      if (source == null || (!fromTag.isEmpty() && !fromTag.equals(source.tag()))) {
        return Optional.empty();
      }
      writes++;
      Entry entry = new Entry(headers(to), source.text(), to.sha256());
      objects.put(to.key(), entry);
      return Optional.of(entry.tag());
    }

    @Override
    public synchronized Optional<String> refresh(StoredObject object, String tag) {
      return Optional.ofNullable(objects.get(object.key()))
          .map(Entry::tag)
          .filter(there -> there.equals(tag));
    }

    @Override
    public Target guardedBy(Runnable permission) {
      return this;
    }

    @Override
    public synchronized SortedMap<String, String> delete(List<String> keys) {
      call();
      writes++;
      keys.forEach(objects::remove);
      return new TreeMap<>();
    }

    @Override
    public SortedMap<String, String> list() {
      SortedMap<String, String> tags = new TreeMap<>();
      objects.forEach((key, entry) -> tags.put(key, entry.tag()));
      return tags;
    }

    @Override
    public void close() {}
  }

  private static String headers(StoredObject object) {
    return object.contentType() + "|" + object.cacheControl() + "\n";
  }

  @Provide
  Arbitrary<Site> sites() {
    return Arbitraries.maps(Arbitraries.of(PATHS), Arbitraries.of("", "one", "two", "three"))
        .ofMinSize(1)
        .map(
            files ->
                new Site(
                    files.entrySet().stream()
                        .map(file -> Artifact.text(file.getKey(), file.getValue()))
                        .toList()));
  }

  @Provide
  Arbitrary<CachePolicy> policies() {
    return Arbitraries.maps(
            Arbitraries.of("asset", "entity", "list", "html", "feed", "revision"),
            Arbitraries.of("no-cache", "max-age=1"))
        .map(CachePolicy::new);
  }

  private static PublishReport publish(
      Target target, Site site, CachePolicy policy, boolean extensionless) {
    return Publishing.publish(target, SiteFiles.of(site), new Layout(policy, extensionless, false));
  }

  /** What shall be at the target, worked out in the simplest way. */
  private static Map<String, String> expected(
      Site site, CachePolicy policy, boolean extensionless) {
    Map<String, String> expected = new TreeMap<>();
    for (Artifact artifact : site.artifacts()) {
      String path = artifact.path();
      String stored =
          MediaTypes.of(path)
              + "|"
              + policy.of(ObjectClass.of(path))
              + "\n"
              + new String(artifact.bytes(), StandardCharsets.UTF_8);
      expected.put(path, stored);
      if (extensionless && path.startsWith("api/registry/") && path.endsWith(".json")) {
        expected.put(path.replaceAll("\\.json$", ""), stored);
      }
    }
    return expected;
  }

  private static Map<String, String> withoutBooks(MemoryTarget target) {
    Map<String, String> objects = new TreeMap<>();
    target.objects.forEach((key, entry) -> objects.put(key, entry.headers() + entry.text()));
    objects.keySet().removeIf(key -> key.startsWith(Manifest.FOLDER));
    return objects;
  }

  @Property(tries = 80)
  void publishing_makes_the_target_exactly_the_site_and_leaves_what_is_not_ours(
      @ForAll("sites") Site first,
      @ForAll("policies") CachePolicy firstPolicy,
      @ForAll("sites") Site second,
      @ForAll("policies") CachePolicy secondPolicy,
      @ForAll boolean extensionless) {
    MemoryTarget target = new MemoryTarget();
    target.putForeign("uploads/foreign.bin", "not ours");
    target.putForeign("models/foreign.json", "not ours");

    publish(target, first, firstPolicy, true);
    publish(target, second, secondPolicy, extensionless);

    Map<String, String> expected = expected(second, secondPolicy, extensionless);
    Manifest manifest = Seen.at(target, false).manifest();
    assertThat(manifest.objects().keySet()).isEqualTo(expected.keySet());
    assertThat(manifest.retired()).isEmpty();
    expected.put("uploads/foreign.bin", "not ours");
    expected.put("models/foreign.json", "not ours");
    assertThat(withoutBooks(target)).isEqualTo(expected);
  }

  @Property(tries = 30)
  void publishing_again_writes_nothing(
      @ForAll("sites") Site site, @ForAll("policies") CachePolicy policy) {
    MemoryTarget target = new MemoryTarget();
    publish(target, site, policy, true);
    int before = target.writes;

    publish(target, site, policy, true);

    assertThat(target.writes).isEqualTo(before);
  }

  @Property(tries = 100)
  void a_run_that_broke_off_is_completed_by_the_next(
      @ForAll("sites") Site first,
      @ForAll("sites") Site second,
      @ForAll("policies") CachePolicy policy,
      @ForAll @IntRange(max = 12) int calls) {
    MemoryTarget target = new MemoryTarget();
    publish(target, first, policy, true);
    target.callsUntilFailure = calls;
    Set<String> allowed = new HashSet<>(expected(first, policy, true).values());
    allowed.addAll(expected(second, policy, true).values());
    try {
      publish(target, second, policy, true);
    } catch (PublishException e) {
      assertThat(e).hasMessage("the network is gone");
    }
    assertThat(allowed).containsAll(withoutBooks(target).values());
    target.callsUntilFailure = Integer.MAX_VALUE;
    target.age = Duration.ofMinutes(1);

    publish(target, second, policy, true);

    assertThat(withoutBooks(target)).isEqualTo(expected(second, policy, true));
  }

  /**
   * What somebody does.
   *
   * @param after how long after what was done before
   * @param calls after so many the network is gone
   * @param back 0 to publish the site; else which kept release to bring back, 1 for the newest
   */
  record Deed(Site site, Duration after, int calls, int back) {}

  @Provide
  Arbitrary<List<Deed>> deeds() {
    Arbitrary<Integer> calls =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(Integer.MAX_VALUE)),
            Tuple.of(3, Arbitraries.integers().between(0, 30)));
    return Combinators.combine(
            sites(),
            Arbitraries.of(Duration.ZERO, Duration.ofMinutes(10), Duration.ofDays(3)),
            calls,
            Arbitraries.of(0, 0, 1, 2, 3))
        .as(Deed::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(7);
  }

  @Property(tries = 60)
  void whatever_was_done_and_broke_off_each_kept_release_can_be_brought_back(
      @ForAll("deeds") List<Deed> deeds, @ForAll boolean keepsHeaders) {
    MemoryTarget target = new MemoryTarget();
    target.keepsHeaders = keepsHeaders;
    target.putForeign("uploads/foreign.bin", "not ours");
    CachePolicy policy = new CachePolicy(Map.of("html", "max-age=60"));
    Map<Integer, Map<String, String>> releases = new TreeMap<>();
    Instant now = Publishing.NOW;
    for (Deed deed : deeds) {
      now = now.plus(deed.after());
      Manifest before = Seen.at(target, false).manifest();
      boolean backwards = deed.back() > 0 && deed.back() <= before.releases().size();
      int number = backwards ? before.releases().get(deed.back() - 1).number() : 0;
      Map<String, String> wanted =
          backwards ? releases.getOrDefault(number, Map.of()) : expected(deed.site(), policy, true);
      Publisher.Planning planning =
          Publisher.planning(
              backwards
                  ? Publishing.publisher(target)
                      .earlier(before, Optional.of(Integer.toString(number)))
                  : Wanted.site(SiteFiles.of(deed.site()), new Layout(policy, true, false), ""),
              new PlanOptions(3, new MaxDelete(100, true), keepsHeaders, now, Optional.empty()));
      target.callsUntilFailure = deed.calls();
      boolean done = false;
      try {
        Publishing.publisher(target).publish(planning, Seen.at(target, false));
        done = true;
      } catch (PublishException e) {
        assertThat(e).hasMessage("the network is gone");
      }
      target.callsUntilFailure = Integer.MAX_VALUE;
      // Whoever comes next comes when the lock has expired.
      target.age = Duration.ofMinutes(1);
      Manifest after = Seen.at(target, false).manifest();
      if (done || after.release().number() > before.release().number()) {
        releases.put(after.release().number(), wanted);
        assertThat(after.objects().keySet()).isEqualTo(wanted.keySet());
        assertThat(withoutBooks(target)).containsAllEntriesOf(wanted);
      }
      assertThat(target.objects).containsKey("uploads/foreign.bin");
    }
  }

  /** A network of caches that keeps all that it ever saw until it is told to forget it. */
  private static final class Caches implements Cdn {
    private final MemoryTarget target;
    private final Map<String, String> held = new TreeMap<>();

    Caches(MemoryTarget target) {
      this.target = target;
    }

    void see() {
      withoutBooks(target).forEach(held::putIfAbsent);
    }

    @Override
    public void invalidate(List<String> paths) {
      target.call();
      paths.forEach(path -> held.remove(path.substring(1)));
    }
  }

  @Property(tries = 60)
  void however_often_publishing_broke_off_no_cache_holds_what_is_no_longer_there(
      @ForAll("deeds") List<Deed> deeds) {
    MemoryTarget target = new MemoryTarget();
    Caches caches = new Caches(target);
    Publisher publisher =
        new Publisher(
            target,
            Clock.fixed(Publishing.NOW, ZoneOffset.UTC),
            Duration.ofSeconds(2),
            false,
            caches,
            Progress.NONE);
    Instant now = Publishing.NOW;
    for (Deed deed : deeds) {
      now = now.plus(deed.after());
      PlanOptions options =
          new PlanOptions(2, new MaxDelete(100, true), true, now, Optional.of(SiteBase.ROOT));
      Layout layout = new Layout(Publishing.DEFAULTS, true, false);
      Wanted wanted = Wanted.site(SiteFiles.of(deed.site()), layout, "");
      caches.see();
      target.callsUntilFailure = deed.calls();
      boolean done = false;
      try {
        done =
            publisher
                .publish(Publisher.planning(wanted, options), Seen.at(target, false))
                .report()
                .isComplete();
      } catch (PublishException e) {
        assertThat(e).hasMessage("the network is gone");
      }
      if (done) {
        assertThat(withoutBooks(target)).containsAllEntriesOf(caches.held);
      }
      target.callsUntilFailure = Integer.MAX_VALUE;
      target.age = Duration.ofMinutes(1);
    }
  }

  @Property(tries = 50)
  void a_manifest_is_read_back_as_it_was_written(
      @ForAll("sites") Site site, @ForAll("policies") CachePolicy policy) {
    Manifest manifest =
        Publishing.plan(
                Manifest.EMPTY,
                new Layout(policy, true, true),
                Publishing.SIMPLEST,
                SiteFiles.of(site))
            .manifest();

    assertThat(Manifest.parse(manifest.bytes(), "test")).isEqualTo(manifest);
  }
}
