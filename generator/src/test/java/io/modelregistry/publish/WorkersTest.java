package io.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final List<Integer> ITEMS = IntStream.range(0, 1_000).boxed().toList();

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void does_each_job_once_however_the_limit_moves() {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    AtomicInteger jobs = new AtomicInteger();
    try (Workers workers = new Workers(() -> 1 + jobs.get() % 7)) {
      workers.forEach(
          ITEMS,
          item -> {
            jobs.incrementAndGet();
            done.add(item);
          });
      workers.forEach(List.of(), item -> jobs.incrementAndGet());
    }
    assertThat(jobs).hasValue(1_000);
    assertThat(done).containsAll(ITEMS);
  }

  @Test
  void more_work_at_once_as_soon_as_more_may() {
    AtomicInteger limit = new AtomicInteger(1);
    CountDownLatch four = new CountDownLatch(4);
    try (Workers workers = new Workers(limit::get)) {
      workers.forEach(
          ITEMS,
          item -> {
            if (item >= 10) {
              limit.set(4);
            }
            if (item > 10 && item <= 14) {
              four.countDown();
              await(four);
            }
          });
    }
    assertThat(four.getCount()).isZero();
  }

  @Test
  void begins_no_more_after_a_failure_and_throws_it() {
    AtomicInteger jobs = new AtomicInteger();
    try (Workers workers = new Workers(() -> 1)) {
      assertThatThrownBy(
              () ->
                  workers.forEach(
                      ITEMS,
                      item -> {
                        jobs.incrementAndGet();
                        if (item == 5) {
                          throw new PublishException("no");
                        }
                      }))
          .isInstanceOf(PublishException.class)
          .hasMessage("no");
      assertThat(jobs).hasValue(6);
      workers.forEach(List.of(1), item -> jobs.incrementAndGet());
      assertThat(jobs).hasValue(7);
    }
  }
}
