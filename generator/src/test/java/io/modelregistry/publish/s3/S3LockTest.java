package io.modelregistry.publish.s3;

import static io.modelregistry.publish.Sites.site;
import static io.modelregistry.publish.s3.FaultyStore.HASTY;
import static io.modelregistry.publish.s3.FaultyStore.STUBBORN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.publish.Manifest;
import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.Publisher;
import io.modelregistry.publish.Reason;
import io.modelregistry.publish.Seen;
import io.modelregistry.publish.s3.FaultProxy.Fault;
import io.modelregistry.publish.s3.FaultyStore.HandClock;
import io.modelregistry.render.Site;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several publishers at one place: only one of them writes. */
class S3LockTest {
  private static final String LOCK = ".registry/lock-1.json";

  private static final ExecutorService THREADS = Executors.newCachedThreadPool();
  private static FaultyStore store;
  private static int prefixes;
  private final String p = "p" + prefixes++;

  @BeforeAll
  static void start() throws Exception {
    store = new FaultyStore();
  }

  @AfterAll
  static void stop() throws Exception {
    THREADS.shutdownNow();
    store.close();
  }

  private Callable<Publisher.Outcome> publisher(Site site) {
    return publisher(site, FaultyStore.CLOCK, FaultyStore.LEASE, STUBBORN);
  }

  /** One request at a time, so that tests know which is next. */
  private Callable<Publisher.Outcome> publisher(
      Site site, Clock clock, Duration lease, Patience patience) {
    return () -> {
      try (S3Target target = store.target(p, 1, patience)) {
        return FaultyStore.publisher(target, clock, lease)
            .publish(FaultyStore.planning(site), Seen.at(target, false));
      }
    };
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private static SortedMap<String, String> texts(Site site) {
    SortedMap<String, String> texts = new TreeMap<>();
    site.artifacts()
        .forEach(
            artifact ->
                texts.put(artifact.path(), new String(artifact.bytes(), StandardCharsets.UTF_8)));
    return texts;
  }

  private static Site own(String name, int round) {
    String text = name + round;
    return site("index.html", text, "shared.html", text, name + ".html", text);
  }

  /** Empty when it came through; else what it said. */
  private static String failure(Future<Publisher.Outcome> publisher) throws Exception {
    try {
      publisher.get(20, TimeUnit.SECONDS);
      return "";
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(PublishException.class);
      return String.valueOf(e.getCause().getMessage());
    }
  }

  @BeforeEach
  void make_no_faults() {
    store.proxy.make(request -> Fault.NONE);
    store.proxy.noTimeHasPassed();
  }

  @Test
  void of_two_that_race_the_last_to_come_through_is_what_is_there() throws Exception {
    int lost = 0;
    for (int round = 0; round < 15; round++) {
      List<Future<Publisher.Outcome>> racing = new ArrayList<>();
      CyclicBarrier start = new CyclicBarrier(2);
      for (String name : List.of("a", "b")) {
        Callable<Publisher.Outcome> publisher = publisher(own(name, round));
        racing.add(
            THREADS.submit(
                () -> {
                  start.await();
                  return publisher.call();
                }));
      }
      List<String> failures = List.of(failure(racing.get(0)), failure(racing.get(1)));

      assertThat(failures).as("round " + round).contains("");
      lost += failures.get(0).isEmpty() && failures.get(1).isEmpty() ? 0 : 1;
      assertThat(failures)
          .allSatisfy(
              failure ->
                  assertThat(failure)
                      .matches(
                          "|another publisher (is at work|has just begun).*nothing was written.*"));
      List<SortedMap<String, String>> possible = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        if (failures.get(i).isEmpty()) {
          possible.add(texts(own(i == 0 ? "a" : "b", round)));
        }
      }
      assertThat(possible).as("round " + round).contains(store.site(p));
      assertThat(store.objects(p).keySet()).noneMatch(key -> key.contains("lock-"));
    }
    assertThat(lost).isPositive();
  }

  @Test
  void who_comes_while_another_works_stops_before_it_writes_anything() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    store.proxy.make(
        request -> {
          if (request.text().equals("PUT " + p + "/a.html")) {
            working.countDown();
            await(goOn);
          }
          return Fault.NONE;
        });
    Future<Publisher.Outcome> first = THREADS.submit(publisher(own("a", 1)));
    await(working);
    List<String> asked = new CopyOnWriteArrayList<>();
    store.proxy.make(
        request -> {
          asked.add(request.text());
          return Fault.NONE;
        });

    assertThat(failure(THREADS.submit(publisher(own("b", 1)))))
        .startsWith(
            "another publisher is at work at s3://registry-test/" + p + "; nothing was written.")
        .containsPattern("its lock expires in [0-9]+ s");

    assertThat(asked).allMatch(request -> request.startsWith("GET "));
    goOn.countDown();
    assertThat(failure(first)).isEmpty();
    assertThat(store.site(p)).isEqualTo(texts(own("a", 1)));
  }

  @Test
  void who_looked_before_another_began_does_not_get_the_lock() throws Exception {
    CountDownLatch secondWaits = new CountDownLatch(1);
    CountDownLatch firstHasLock = new CountDownLatch(1);
    CountDownLatch secondIsDone = new CountDownLatch(1);
    AtomicInteger locks = new AtomicInteger();
    store.proxy.make(
        request -> {
          if (request.text().equals("PUT " + p + "/" + LOCK) && locks.incrementAndGet() == 1) {
            secondWaits.countDown();
            await(firstHasLock);
          } else if (request.text().equals("PUT " + p + "/a.html")) {
            firstHasLock.countDown();
            await(secondIsDone);
          }
          return Fault.NONE;
        });
    Future<Publisher.Outcome> second = THREADS.submit(publisher(own("b", 1)));
    await(secondWaits);
    Future<Publisher.Outcome> first = THREADS.submit(publisher(own("a", 1)));

    assertThat(failure(second)).startsWith("another publisher has just begun");
    secondIsDone.countDown();
    assertThat(failure(first)).isEmpty();
    assertThat(store.site(p)).isEqualTo(texts(own("a", 1)));
  }

  @Test
  void who_looked_before_another_came_and_went_looks_again() throws Exception {
    CountDownLatch secondWaits = new CountDownLatch(1);
    CountDownLatch firstIsDone = new CountDownLatch(1);
    AtomicInteger locks = new AtomicInteger();
    store.proxy.make(
        request -> {
          if (request.text().equals("PUT " + p + "/" + LOCK) && locks.incrementAndGet() == 1) {
            secondWaits.countDown();
            await(firstIsDone);
          }
          return Fault.NONE;
        });
    Future<Publisher.Outcome> second = THREADS.submit(publisher(own("b", 1)));
    await(secondWaits);
    assertThat(failure(THREADS.submit(publisher(own("a", 1))))).isEmpty();
    firstIsDone.countDown();

    assertThat(failure(second)).isEmpty();
    assertThat(store.site(p)).isEqualTo(texts(own("b", 1)));
    assertThat(second.get().plan().manifest().release().number()).isEqualTo(2);
  }

  @Test
  void a_crash_blocks_others_for_its_lease_and_what_it_touched_is_sent_again() throws Exception {
    Site before = site("index.html", "1", "a.html", "a", "b.html", "b");
    Site after = site("index.html", "2", "a.html", "A", "b.html", "b", "new.html", "n");
    publisher(before).call();
    AtomicInteger gone = new AtomicInteger();
    store.proxy.make(
        request ->
            request.text().equals("PUT " + p + "/index.html") || gone.get() > 0
                ? refused(gone)
                : Fault.NONE);
    assertThatThrownBy(() -> publisher(after, FaultyStore.CLOCK, FaultyStore.LEASE, HASTY).call())
        .isInstanceOf(PublishException.class);
    assertThat(store.site(p)).containsEntry("a.html", "A");
    store.proxy.make(request -> Fault.NONE);

    store.proxy.passTime(Duration.ofSeconds(25));
    assertThat(failure(THREADS.submit(publisher(before)))).contains("is at work", "expires in");
    store.proxy.passTime(Duration.ofSeconds(10));
    Publisher.Outcome outcome = publisher(before).call();

    assertThat(store.site(p)).isEqualTo(texts(before));
    assertThat(outcome.plan().steps())
        .filteredOn(step -> step.reason() == Reason.UNKNOWN)
        .extracting(step -> step.key())
        .containsExactly("a.html", "index.html");
    assertThat(store.objects(p).keySet()).noneMatch(key -> key.contains("lock-"));
  }

  @Test
  void who_is_told_to_stop_gives_the_lock_back_at_once() throws Exception {
    try (S3Target target = store.target(p, 1, STUBBORN)) {
      Publisher publisher = FaultyStore.publisher(target, FaultyStore.CLOCK, FaultyStore.LEASE);
      List<Future<?>> stopping = new CopyOnWriteArrayList<>();
      store.proxy.make(
          request -> {
            if (request.text().equals("PUT " + p + "/f3.html")) {
              stopping.add(THREADS.submit(publisher::stop));
            } else if (request.text().equals("PUT " + p + "/f4.html")) {
              return Fault.REFUSED;
            }
            return Fault.NONE;
          });
      assertThatThrownBy(
              () -> publisher.publish(FaultyStore.planning(many()), Seen.at(target, false)))
          .isInstanceOf(PublishException.class)
          .hasMessage("publishing was told to stop; the next run completes the work");
      stopping.get(0).get(20, TimeUnit.SECONDS);
    }
    store.proxy.make(request -> Fault.NONE);

    publisher(many()).call();

    assertThat(store.site(p)).isEqualTo(texts(many()));
    assertThat(store.objects(p).keySet()).noneMatch(key -> key.contains("lock-"));
  }

  @Test
  void a_lock_that_cannot_be_renewed_stops_the_work() throws Exception {
    HandClock clock = new HandClock();
    store.proxy.make(
        request -> {
          if (request.text().equals("PUT " + p + "/f3.html")) {
            clock.pass(Duration.ofSeconds(16));
          }
          return Fault.NONE;
        });

    assertThatThrownBy(() -> publisher(many(), clock, FaultyStore.LEASE, STUBBORN).call())
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("could not be renewed, so that another publisher may be at work")
        .hasMessageContaining("the next run completes the work");

    assertThat(store.site(p)).containsOnlyKeys("f0.html", "f1.html", "f2.html", "f3.html");
    assertThat(store.objects(p)).doesNotContainKey(Manifest.KEY);
  }

  @Test
  void a_request_is_not_made_again_once_the_lock_is_lost() throws Exception {
    HandClock clock = new HandClock();
    AtomicInteger attempts = new AtomicInteger();
    store.proxy.make(
        request -> {
          if (!request.text().equals("PUT " + p + "/f3.html")) {
            return Fault.NONE;
          }
          if (attempts.incrementAndGet() == 3) {
            clock.pass(Duration.ofSeconds(16));
          }
          return Fault.UNAVAILABLE;
        });

    assertThatThrownBy(() -> publisher(many(), clock, FaultyStore.LEASE, STUBBORN).call())
        .hasMessageContaining("could not be renewed");

    assertThat(attempts).hasValue(3);
  }

  @Test
  void a_lock_that_somebody_removed_stops_the_work() throws Exception {
    CountDownLatch noticed = new CountDownLatch(1);
    AtomicInteger removed = new AtomicInteger();
    store.proxy.make(
        request -> {
          if (request.text().equals("PUT " + p + "/f3.html")) {
            store.server.remove(p + "/" + LOCK);
            removed.set(1);
            await(noticed);
          } else if (request.text().equals("HEAD " + p + "/" + LOCK) && removed.get() == 1) {
            noticed.countDown();
          }
          return Fault.NONE;
        });

    assertThatThrownBy(
            () -> publisher(many(), FaultyStore.CLOCK, Duration.ofSeconds(3), STUBBORN).call())
        .hasMessageContaining("has expired or was removed");

    assertThat(store.objects(p)).doesNotContainKey(Manifest.KEY);
  }

  @Test
  void a_lock_is_renewed_while_one_upload_takes_longer_than_it_would_last() throws Exception {
    CountDownLatch renewed = new CountDownLatch(4);
    store.proxy.make(
        request -> {
          if (request.text().equals("PUT " + p + "/f3.html")) {
            await(renewed);
          } else if (request.text().equals("PUT " + p + "/" + LOCK)) {
            // The first makes it.
            renewed.countDown();
          }
          return Fault.NONE;
        });

    publisher(many(), FaultyStore.CLOCK, Duration.ofSeconds(3), STUBBORN).call();

    assertThat(store.site(p)).isEqualTo(texts(many()));
  }

  private static Fault refused(AtomicInteger times) {
    times.incrementAndGet();
    return Fault.REFUSED;
  }

  private static Site many() {
    String[] files = new String[20];
    for (int i = 0; i < files.length; i += 2) {
      files[i] = "f" + i / 2 + ".html";
      files[i + 1] = "x";
    }
    return site(files);
  }
}
