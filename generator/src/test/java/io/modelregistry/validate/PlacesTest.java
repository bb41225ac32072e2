package io.modelregistry.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlacesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry.json",
        "capabilities.json",
        "tombstones.json",
        "platforms/amazon-bedrock.json",
        "providers/z.ai.json",
        "models/openai/gpt-4.1_mini.json",
        "routes/gpt-5-nano/openrouter.json",
        "routes/gpt-5-nano/azure--eu-west.json",
        "observations/gpt-5-nano/azure--eu-west/2026-04.json"
      })
  void a_lawful_path_reads_and_writes_back(String path) {
    assertThat(Places.read(path).findings()).isEmpty();
    assertThat(Place.of(path).map(Place::path)).hasValue(path);
  }

  @Test
  void a_route_has_its_id_from_its_path() {
    assertThat(Place.of("routes/gpt-5-nano/azure--eu-west.json"))
        .get()
        .extracting(place -> ((Place.OfRoute) place).id())
        .isEqualTo("gpt-5-nano--azure--eu-west");
  }

  @ParameterizedTest
  @CsvSource({
    "notes.json, no file of the name",
    "registery.json, no file of the name",
    "modles/openai/x.json, no folder of the name",
    "models/gpt-5.json, the file lies too high",
    "platforms/a/b.json, the file lies too deep",
    "routes/a/b/c.json, the file lies too deep",
    "platforms/azure.yaml, does not end in .json",
    "platforms/azure.JSON, does not end in .json",
    "observations/a/b/2026-13.json, is no month",
    "../x/y.json, no folder of the name",
    "/platforms/x.json, no folder of the name"
  })
  void a_path_that_fits_nothing_is_misplaced(String path, String message) {
    assertThat(Places.read(path).place()).isEmpty();
    assertThat(Places.read(path).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("misplaced-file");
              assertThat(finding.message()).contains(message);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "platforms/OpenRouter.json",
        "platforms/CON.json",
        "platforms/con.json",
        "platforms/.json",
        "platforms/..json",
        "providers/a b.json",
        "providers/<script>.json",
        "models/../x.json",
        "models/openai/index.json",
        "models/openai/gpt.html.json",
        "routes/a/b--.json",
        "routes/a/b--c--d.json"
      })
  void an_unlawful_id_is_refused_but_the_kind_is_known(String path) {
    Places.Reading reading = Places.read(path);

    assertThat(reading.place()).isEmpty();
    assertThat(reading.kind()).isPresent();
    assertThat(reading.findings()).extracting(Finding::rule).contains("unlawful-id");
  }

  @Test
  void a_route_id_is_bounded_as_a_whole() {
    String half = "a".repeat(60);

    assertThat(Places.read("routes/" + half + "/" + half + ".json").findings())
        .extracting(Finding::rule)
        .containsExactly("unlawful-id");
  }

  @Test
  void a_near_miss_gets_a_suggestion() {
    assertThat(Places.read("modles/openai/x.json").findings().get(0).hint())
        .isEqualTo("did you mean 'models'?");
    assertThat(Places.read("platforms/OpenRouter.json").findings().get(0).hint())
        .isEqualTo("rename it, say to 'openrouter'");
  }
}
