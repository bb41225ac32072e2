package io.modelregistry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnitsTest {
  @Test
  void holds_every_unit_that_the_design_names() {
    assertThat(Units.all())
        .extracting(Unit::key)
        .contains(
            "input_cost",
            "output_cost",
            "cache_read_cost",
            "cache_write_cost",
            "cache_write_5m_cost",
            "cache_write_1h_cost",
            "output_reasoning_cost",
            "output_citation_cost",
            "input_audio_cost",
            "output_audio_cost",
            "cache_audio_read_cost",
            "cache_audio_write_cost",
            "request_cost",
            "web_search_cost",
            "input_image_unit_cost",
            "output_image_unit_cost");
  }

  @Test
  void puts_parents_before_their_children() {
    Set<String> seen = new HashSet<>();
    for (Unit unit : Units.all()) {
      assertThat(seen).as("parents of %s", unit.key()).containsAll(unit.parents());
      seen.add(unit.key());
    }
  }

  @Test
  void reports_each_usage_under_one_name() {
    assertThat(Units.all()).extracting(Unit::usage).doesNotHaveDuplicates();
  }

  @Test
  void prices_tokens_by_the_million() {
    assertThat(Units.all())
        .filteredOn(Unit::countsTokens)
        .allSatisfy(unit -> assertThat(unit.per()).isEqualTo(1_000_000));
    assertThat(Units.require("web_search_cost").per()).isEqualTo(1);
  }

  @Test
  void counts_cached_audio_as_part_of_both() {
    assertThat(Units.require("cache_audio_read_cost").parents())
        .containsExactly("cache_read_cost", "input_audio_cost");
  }

  @Test
  void puts_requests_and_searches_on_neither_side() {
    assertThat(Units.require("request_cost").direction()).isEmpty();
    assertThat(Units.require("web_search_cost").direction()).isEmpty();
    assertThat(Units.INPUT.direction()).contains(Unit.Direction.INPUT);
  }
}
