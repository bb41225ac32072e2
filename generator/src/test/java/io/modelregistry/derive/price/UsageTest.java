package io.modelregistry.derive.price;

import static io.modelregistry.derive.price.Usages.counter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.derive.Refusal;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
  private static String parts(String counts) {
    return counter(counts).usage().parts().entrySet().stream()
        .map(part -> part.getKey().usage() + "=" + part.getValue())
        .collect(Collectors.joining(" "));
  }

  private static void assertRefused(Refusal.Code code, String counts, String... words) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> counter(counts).usage())
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code))
        .satisfies(refusal -> assertThat(refusal.message()).contains(words));
  }

  @Test
  void takes_the_parts_out_of_the_total() {
    assertThat(parts("input_tokens=1000 cache_read_tokens=200 cache_write_tokens=100"))
        .isEqualTo("input_tokens=700 cache_read_tokens=200 cache_write_tokens=100");
  }

  @Test
  void takes_the_overlap_of_two_parts_out_once() {
    assertThat(
            parts(
                "input_tokens=1000 cache_read_tokens=200 input_audio_tokens=300"
                    + " cache_audio_read_tokens=50"))
        .isEqualTo(
            "input_tokens=550 cache_read_tokens=150 input_audio_tokens=250"
                + " cache_audio_read_tokens=50");
  }

  @Test
  void goes_as_deep_as_the_counts_do() {
    assertThat(
            parts(
                "input_tokens=300 cache_write_tokens=200 cache_write_5m_tokens=120"
                    + " cache_write_1h_tokens=80"))
        .isEqualTo("input_tokens=100 cache_write_5m_tokens=120 cache_write_1h_tokens=80");
  }

  @Test
  void knows_the_total_input_and_takes_it_as_none_when_it_is_not_given() {
    assertThat(counter("input_tokens=1000 cache_read_tokens=1000").usage().inputTokens())
        .isEqualTo(1000);
    assertThat(counter("output_tokens=5").usage().inputTokens()).isZero();
  }

  @Test
  void may_be_nothing_at_all() {
    assertThat(new Usage.Counter().usage().parts()).isEmpty();
  }

  @Test
  void does_not_mind_zeros_of_parts_without_their_total() {
    assertThat(parts("output_tokens=7 cache_read_tokens=0 cache_audio_read_tokens=0"))
        .isEqualTo("output_tokens=7");
  }

  @Test
  void takes_a_whole_number_however_it_is_written() {
    assertThat(parts("input_tokens=1e3 output_tokens=2.00"))
        .isEqualTo("input_tokens=1000 output_tokens=2");
  }

  @Test
  void is_equal_to_the_same_counts() {
    Usage usage = counter("input_tokens=3 output_tokens=2").usage();

    assertThat(usage)
        .isEqualTo(counter("output_tokens=2 input_tokens=3").usage())
        .hasSameHashCodeAs(counter("output_tokens=2 input_tokens=3").usage())
        .isNotEqualTo(counter("input_tokens=3").usage())
        .hasToString("input_tokens=3 output_tokens=2");
  }

  @Nested
  class Refuses {
    @Test
    void a_count_below_zero() {
      assertRefused(Refusal.Code.NEGATIVE_COUNT, "input_tokens=-1", "input_tokens");
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> new Usage.Counter().set("input_tokens", -1));
    }

    @Test
    void a_count_that_is_no_whole_number() {
      assertRefused(Refusal.Code.FRACTIONAL_COUNT, "input_tokens=1.5", "input_tokens");
      assertRefused(Refusal.Code.FRACTIONAL_COUNT, "input_tokens=1e-999999999", "whole number");
    }

    @Test
    void a_count_that_no_request_can_have() {
      assertThat(parts("input_tokens=" + Usage.MAX_COUNT)).isNotEmpty();
      assertRefused(Refusal.Code.COUNT_TOO_LARGE, "input_tokens=1000000000000001", "input_tokens");
      assertRefused(Refusal.Code.COUNT_TOO_LARGE, "input_tokens=1e999999999", "largest");
    }

    @Test
    void a_unit_that_it_does_not_know_with_the_one_that_was_meant() {
      assertRefused(Refusal.Code.UNKNOWN_UNIT, "input_token=1", "did you mean 'input_tokens'?");
      assertRefused(
          Refusal.Code.UNKNOWN_UNIT, "cache_read_cost=1", "did you mean 'cache_read_tokens'?");
      assertRefused(Refusal.Code.UNKNOWN_UNIT, "apples=1", "'apples'", "units.json");
    }

    @ParameterizedTest
    @CsvSource({
      "cache_read_tokens=1, input_tokens",
      "input_tokens=10 cache_write_5m_tokens=1, cache_write_tokens",
      "input_tokens=10 cache_read_tokens=5 cache_audio_read_tokens=1, input_audio_tokens",
      "output_reasoning_tokens=1, output_tokens"
    })
    void a_part_without_its_total(String counts, String total) {
      assertRefused(Refusal.Code.MISSING_TOTAL, counts, "part of " + total);
    }

    @ParameterizedTest
    @CsvSource({
      "input_tokens=10 cache_read_tokens=11, cache_read_tokens (11)",
      "input_tokens=0 input_audio_tokens=1, input_tokens (0)",
      "input_tokens=10 cache_write_tokens=4 cache_write_1h_tokens=5, cache_write_tokens (4)"
    })
    void a_part_that_is_more_than_its_total(String counts, String words) {
      assertRefused(Refusal.Code.PART_ABOVE_TOTAL, counts, words);
    }

    @Test
    void parts_that_are_more_than_their_total_together() {
      assertRefused(
          Refusal.Code.PART_ABOVE_TOTAL,
          "input_tokens=10 cache_read_tokens=6 cache_write_tokens=5",
          "cache_read_tokens and cache_write_tokens together are more than input_tokens");
      assertRefused(
          Refusal.Code.PART_ABOVE_TOTAL,
          "input_tokens=10 cache_read_tokens=8 input_audio_tokens=8 cache_audio_read_tokens=1",
          "together");
    }

    @Test
    void two_parts_that_may_overlap_without_their_overlap() {
      assertRefused(
          Refusal.Code.MISSING_OVERLAP,
          "input_tokens=1000 cache_read_tokens=200 input_audio_tokens=300",
          "cache_audio_read_tokens");
    }
  }

  @Test
  void needs_no_overlap_where_one_of_the_parts_is_nothing() {
    assertThat(parts("input_tokens=10 cache_read_tokens=4 input_audio_tokens=0"))
        .isEqualTo("input_tokens=6 cache_read_tokens=4");
  }

  @Test
  void can_infer_an_overlap_where_one_part_is_all_there_is() {
    assertThat(
            counter("input_tokens=10 cache_read_tokens=4 input_text_tokens=10")
                .inferOverlaps()
                .usage()
                .parts()
                .entrySet())
        .extracting(part -> Map.entry(part.getKey().usage(), part.getValue()))
        .containsExactly(
            Map.entry("input_text_tokens", 6L), Map.entry("cache_text_read_tokens", 4L));
    assertThat(
            counter("input_tokens=10 cache_read_tokens=10 input_audio_tokens=3")
                .inferOverlaps()
                .usage()
                .toString())
        .contains("cache_audio_read_tokens=3");
  }

  @Test
  void never_guesses_an_overlap() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                counter("input_tokens=10 cache_read_tokens=4 input_audio_tokens=9")
                    .inferOverlaps()
                    .usage());
  }
}
