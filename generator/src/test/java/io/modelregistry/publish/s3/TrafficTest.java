package io.modelregistry.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final long SETTLED = Duration.ofMillis(250).toNanos();
  private static final long QUICK = Duration.ofMillis(20).toNanos();

  private final Traffic traffic = new Traffic(64);
  private long now;

  private void answers(int count, int status, long took) {
    for (int i = 0; i < count; i++) {
      traffic.answered(status, took, now);
    }
  }

  @Test
  void begins_with_a_few_and_grows_to_the_most_while_answers_come_as_quickly_as_the_first() {
    assertThat(traffic.limit()).isEqualTo(16);
    answers(100, 200, QUICK);
    assertThat(traffic.limit()).isEqualTo(41);
    // That something is missing or refused is no sign of too much.
    answers(50, 404, 2 * QUICK);
    answers(1_000, 412, QUICK);
    assertThat(traffic.limit()).isEqualTo(64);
  }

  @Test
  void goes_back_to_the_few_when_requests_wait_for_each_other() {
    answers(200, 200, QUICK);
    answers(20, 200, 6 * QUICK);
    assertThat(traffic.limit()).isEqualTo(64);
    answers(100, 200, 10 * QUICK);
    assertThat(traffic.limit()).isEqualTo(39);
    answers(1_000, 200, 10 * QUICK);
    assertThat(traffic.limit()).isEqualTo(16);
  }

  @Test
  void halves_when_the_store_says_that_it_is_too_much_and_says_so_once_for_many_answers() {
    answers(200, 200, QUICK);
    for (int status : new int[] {503, 503, 429, 500}) {
      answers(1, status, QUICK);
    }
    assertThat(traffic.limit()).isEqualTo(32);

    now += SETTLED - 1;
    answers(1, 503, QUICK);
    assertThat(traffic.limit()).isEqualTo(32);
    now++;
    answers(1, 503, QUICK);
    assertThat(traffic.limit()).isEqualTo(16);
  }

  @Test
  void rises_by_one_for_each_round_of_answers_after_the_store_said_that_it_was_too_much() {
    answers(200, 200, QUICK);
    answers(1, 503, QUICK);

    answers(33, 200, QUICK);

    assertThat(traffic.limit()).isEqualTo(33);
  }

  @Test
  void never_falls_below_four_nor_below_one_nor_rises_above_the_most() {
    Traffic single = new Traffic(1);
    for (int i = 0; i < 10; i++) {
      answers(1, 503, QUICK);
      single.answered(503, QUICK, now);
      now += SETTLED;
    }
    assertThat(traffic.limit()).isEqualTo(4);
    assertThat(single.limit()).isEqualTo(1);

    answers(10_000, 200, QUICK);
    single.answered(200, QUICK, now);
    assertThat(traffic.limit()).isEqualTo(64);
    assertThat(single.limit()).isEqualTo(1);
  }

  @Test
  void counts_what_goes_out() {
    traffic.sent();
    traffic.sent();
    assertThat(traffic.requests()).isEqualTo(2);
  }
}
