package io.modelregistry.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final long SETTLED = Duration.ofMillis(250).toNanos();

  private long now;
  private final Traffic traffic = new Traffic(64, () -> now);

  @Test
  void halves_when_the_store_says_that_it_is_too_much_and_says_so_once_for_many_answers() {
    for (int status : new int[] {503, 503, 429, 500}) {
      traffic.answered(status);
    }
    assertThat(traffic.limit()).isEqualTo(32);

    now += SETTLED - 1;
    traffic.answered(503);
    assertThat(traffic.limit()).isEqualTo(32);
    now++;
    traffic.answered(503);
    assertThat(traffic.limit()).isEqualTo(16);
  }

  @Test
  void never_falls_below_four_nor_rises_above_the_most() {
    for (int i = 0; i < 10; i++) {
      traffic.answered(503);
      now += SETTLED;
    }
    assertThat(traffic.limit()).isEqualTo(4);

    for (int i = 0; i < 10_000; i++) {
      traffic.answered(200);
    }
    assertThat(traffic.limit()).isEqualTo(64);

    Traffic single = new Traffic(1, () -> now);
    single.answered(503);
    assertThat(single.limit()).isEqualTo(1);
  }

  @Test
  void rises_by_about_one_for_each_round_of_answers_that_are_fine() {
    traffic.answered(503);

    for (int i = 0; i < 33; i++) {
      // That something is missing or refused is no sign of too much.
      traffic.answered(i % 2 == 0 ? 404 : 412);
    }

    assertThat(traffic.limit()).isEqualTo(33);
  }

  @Test
  void lets_no_more_in_than_may_be_under_way() throws Exception {
    Traffic two = new Traffic(2, () -> now);
    two.enter();
    two.enter();
    CountDownLatch third = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              two.enter();
              third.countDown();
            });
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(third.getCount()).isEqualTo(1);

    two.leave();

    assertThat(third.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void counts_what_goes_out() {
    traffic.sent();
    traffic.sent();
    assertThat(traffic.requests()).isEqualTo(2);
  }
}
