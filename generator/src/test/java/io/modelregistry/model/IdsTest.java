package io.modelregistry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @ParameterizedTest
  @ValueSource(strings = {"gpt-5-nano", "o3", "claude-3.5-sonnet", "a_b.c-d", "llama-3.1-8b"})
  void takes_lower_case_runs_joined_by_single_marks(String id) {
    assertThat(Ids.problem(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "../x",
        "a/b",
        "CON",
        "con",
        "con.v1",
        "lpt9",
        "Gpt",
        "a--b",
        "-a",
        "a-",
        "a..b",
        "ä",
        "a b",
        "index",
        "by-provider",
        "by-platform",
        "x.json",
        "next.js",
        "a\nb",
        "ı"
      })
  void refuses_what_no_file_or_url_can_hold(String id) {
    assertThat(Ids.problem(id)).isPresent();
  }

  @Test
  void takes_a_hundred_characters_and_no_more() {
    assertThat(Ids.isLawful("a".repeat(100))).isTrue();
    assertThat(Ids.isLawful("a".repeat(101))).isFalse();
  }

  @Test
  void joins_the_parts_of_a_route() {
    assertThat(Ids.route("gpt-5", "azure", Optional.empty())).isEqualTo("gpt-5--azure");
    assertThat(Ids.route("gpt-5", "azure", Optional.of("eu"))).isEqualTo("gpt-5--azure--eu");
  }

  @Test
  void finds_the_nearest_lawful_id() {
    assertThat(Ids.nearest("Meta/Llama 3.1:Free")).contains("meta-llama-3.1-free");
    assertThat(Ids.nearest("@cf/x--y")).contains("cf-x-y");
    assertThat(Ids.nearest("CON")).isEmpty();
    assertThat(Ids.nearest("///")).isEmpty();
  }

  @Test
  @Timeout(30)
  void finds_it_quickly_in_a_text_of_any_length() {
    assertThat(Ids.nearest("a" + ".".repeat(1_000_000) + "b")).contains("a");
  }

  @Property
  boolean the_nearest_id_is_lawful_and_its_own_nearest(
      @ForAll @StringLength(max = 130) String text) {
    return Ids.nearest(text)
        .map(id -> Ids.isLawful(id) && Ids.nearest(id).equals(Optional.of(id)))
        .orElse(true);
  }

  @Property
  boolean no_lawful_id_holds_the_separator_of_routes(@ForAll @StringLength(max = 40) String text) {
    return Ids.nearest(text).map(id -> !id.contains(Ids.ROUTE_SEPARATOR)).orElse(true);
  }
}
