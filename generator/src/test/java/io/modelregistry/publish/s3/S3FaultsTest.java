package io.modelregistry.publish.s3;

import static io.modelregistry.publish.s3.FaultyStore.HASTY;
import static io.modelregistry.publish.s3.FaultyStore.STUBBORN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.PublishReport;
import io.modelregistry.publish.s3.FaultProxy.Fault;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** Publishing through what stores and networks do wrong. */
class S3FaultsTest {
  private static FaultyStore store;
  private static SortedMap<String, String> undisturbed;

  @BeforeAll
  static void start() throws Exception {
    store = new FaultyStore();
    store.publish("undisturbed", HASTY, SampleSite.BEFORE);
    store.publish("undisturbed", HASTY, SampleSite.AFTER);
    undisturbed = store.objects("undisturbed");
  }

  @AfterAll
  static void stop() throws Exception {
    store.close();
  }

  /** Publishes both states, the second disturbed. */
  private static PublishReport publishThrough(FaultProxy.Faults faults, String prefix) {
    store.proxy.make(request -> Fault.NONE);
    store.publish(prefix, HASTY, SampleSite.BEFORE);
    store.proxy.make(faults);
    return store.publish(prefix, STUBBORN, SampleSite.AFTER);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"REFUSED", "CUT", "ANSWER_CUT", "ANSWER_LOST", "SLOW_DOWN", "UNAVAILABLE"})
  void every_third_request_fails_and_all_is_published_the_same(Fault fault) throws Exception {
    String prefix = "third-" + fault;

    AtomicInteger failures = new AtomicInteger();

    publishThrough(
        request -> {
          boolean fails = request.number() % 3 == 0;
          failures.addAndGet(fails ? 1 : 0);
          return fails ? fault : Fault.NONE;
        },
        prefix);

    assertThat(failures).hasValueGreaterThan(10);
    assertThat(store.objects(prefix)).isEqualTo(undisturbed);
  }

  @Test
  void a_store_that_is_overloaded_for_a_while_is_waited_for() throws Exception {
    publishThrough(
        request -> request.number() > 5 && request.number() < 20 ? Fault.SLOW_DOWN : Fault.NONE,
        "overloaded");

    assertThat(store.objects("overloaded")).isEqualTo(undisturbed);
  }

  @Test
  void a_store_that_stays_overloaded_is_told_of() {
    assertThatThrownBy(
            () ->
                publishThrough(
                    request -> request.text().endsWith("index.html") ? Fault.SLOW_DOWN : Fault.NONE,
                    "stays"))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("cannot write")
        .hasMessageContaining("the store is overloaded (SlowDown); try again later");
  }

  @Test
  void an_answer_that_does_not_come_in_time_is_asked_for_again() throws Exception {
    Patience impatient =
        new Patience(
            Duration.ofSeconds(5),
            Duration.ofMillis(150),
            BackoffStrategy.retryImmediately(),
            15,
            5);
    store.proxy.make(request -> Fault.NONE);
    store.publish("slow", HASTY, SampleSite.BEFORE);
    AtomicInteger slow = new AtomicInteger();
    store.proxy.make(
        request -> {
          if (request.text().equals("PUT slow/index.html") && slow.incrementAndGet() < 3) {
            Thread.sleep(300);
          }
          return Fault.NONE;
        });

    store.publish("slow", impatient, SampleSite.AFTER);

    assertThat(slow).hasValueGreaterThanOrEqualTo(3);
    assertThat(store.objects("slow")).isEqualTo(undisturbed);
  }

  @Test
  void a_key_that_cannot_be_deleted_right_now_is_tried_again() throws Exception {
    AtomicInteger deletions = new AtomicInteger();

    PublishReport report =
        publishThrough(
            request ->
                request.method().equals("POST") && deletions.incrementAndGet() < 3
                    ? Fault.NOT_DELETED
                    : Fault.NONE,
            "partly");

    assertThat(report.notDeleted()).isEmpty();
    assertThat(store.objects("partly")).isEqualTo(undisturbed);
  }

  @Test
  void a_key_that_cannot_be_deleted_at_all_is_told_of_and_deleted_by_the_next_publish()
      throws Exception {
    PublishReport report =
        publishThrough(
            request -> request.method().equals("POST") ? Fault.NOT_DELETED : Fault.NONE, "never");

    assertThat(report.deleted()).isZero();
    assertThat(report.notDeleted())
        .containsEntry("models/old/index.html", "InternalError")
        .containsKey(".registry/lock-1.json");
    assertThat(store.site("never")).containsKey("models/old/index.html");

    store.proxy.make(request -> Fault.NONE);
    store.proxy.passTime(Duration.ofMinutes(1));
    store.publish("never", HASTY, SampleSite.AFTER);
    assertThat(store.site("never")).isEqualTo(store.site("undisturbed"));
  }
}
