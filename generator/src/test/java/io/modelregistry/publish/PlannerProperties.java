package io.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.MediaTypes;
import io.modelregistry.render.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PlannerProperties {
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

  /** A store in memory, which fails at one of its calls and never again after that. */
  private static final class MemoryTarget implements Target {
    private final Map<String, String> objects = new ConcurrentSkipListMap<>();
    private int callsUntilFailure = Integer.MAX_VALUE;
    private int writes;

    private synchronized void call() {
      if (callsUntilFailure-- == 0) {
        throw new PublishException("the network is gone");
      }
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
    public Optional<byte[]> read(String key) {
      return Optional.ofNullable(objects.get(key))
          .map(text -> text.substring(text.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void put(StoredObject object, SiteFile.Content content) {
      call();
      writes++;
      try {
        String text = new String(content.open().readAllBytes(), StandardCharsets.UTF_8);
        objects.put(object.key(), headers(object) + text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean changeHeaders(StoredObject object) {
      call();
      writes++;
      String old = objects.get(object.key());
      if (old == null) {
        return false;
      }
      objects.put(object.key(), headers(object) + old.substring(old.indexOf('\n') + 1));
      return true;
    }

    @Override
    public SortedMap<String, String> delete(List<String> keys) {
      call();
      writes++;
      keys.forEach(objects::remove);
      return new TreeMap<>();
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
    Publisher publisher = new Publisher(target, step -> {});
    return publisher.execute(publisher.plan(SiteFiles.of(site), policy, extensionless));
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

  private static Map<String, String> withoutManifest(MemoryTarget target) {
    Map<String, String> objects = new TreeMap<>(target.objects);
    objects.remove(Manifest.KEY);
    return objects;
  }

  @Property(tries = 300)
  void publishing_makes_the_target_exactly_the_site_and_leaves_what_is_not_ours(
      @ForAll("sites") Site first,
      @ForAll("policies") CachePolicy firstPolicy,
      @ForAll("sites") Site second,
      @ForAll("policies") CachePolicy secondPolicy,
      @ForAll boolean extensionless) {
    MemoryTarget target = new MemoryTarget();
    target.objects.put("uploads/foreign.bin", "not ours");
    target.objects.put("models/foreign.json", "not ours");

    publish(target, first, firstPolicy, true);
    publish(target, second, secondPolicy, extensionless);

    Map<String, String> expected = expected(second, secondPolicy, extensionless);
    Manifest manifest = new Publisher(target, step -> {}).lastManifest();
    assertThat(manifest.objects().keySet()).isEqualTo(expected.keySet());
    assertThat(manifest.retired()).isEmpty();
    expected.put("uploads/foreign.bin", "not ours");
    expected.put("models/foreign.json", "not ours");
    assertThat(withoutManifest(target)).isEqualTo(expected);
  }

  @Property(tries = 100)
  void publishing_again_writes_nothing(
      @ForAll("sites") Site site, @ForAll("policies") CachePolicy policy) {
    MemoryTarget target = new MemoryTarget();
    publish(target, site, policy, true);
    int before = target.writes;

    publish(target, site, policy, true);

    assertThat(target.writes).isEqualTo(before);
  }

  @Property(tries = 300)
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
    assertThat(allowed).containsAll(withoutManifest(target).values());
    target.callsUntilFailure = Integer.MAX_VALUE;

    publish(target, second, policy, true);

    assertThat(withoutManifest(target)).isEqualTo(expected(second, policy, true));
  }

  @Property(tries = 100)
  void a_manifest_is_read_back_as_it_was_written(
      @ForAll("sites") Site site, @ForAll("policies") CachePolicy policy) {
    Manifest manifest =
        new Planner(new Layout(policy, true))
            .plan(SiteFiles.of(site), Manifest.EMPTY)
            .manifest()
            .withRetired(List.of("old/b.html", "old/a.html"));

    assertThat(Manifest.parse(manifest.bytes(), "test")).isEqualTo(manifest);
  }
}
