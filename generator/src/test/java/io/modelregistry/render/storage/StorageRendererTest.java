package io.modelregistry.render.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.registry.Showcase;
import io.modelregistry.render.ApiSchemas;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.GoldenFiles;
import io.modelregistry.render.Site;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.api.ApiRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StorageRendererTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Map<String, String> TREE =
      texts(new StorageRenderer().render(Showcase.registry()));

  private static Map<String, String> texts(List<Artifact> artifacts) {
    Map<String, String> texts = new TreeMap<>();
    new Site(artifacts)
        .artifacts()
        .forEach(
            artifact ->
                texts.put(artifact.path(), new String(artifact.bytes(), StandardCharsets.UTF_8)));
    return texts;
  }

  private static JsonNode json(String path) {
    String text = TREE.get(path);
    assertThat(text).as(path).isNotNull();
    return MAPPER.readTree(String.valueOf(text));
  }

  /** Which schema a path follows. */
  private static String schema(String path) {
    Map<String, String> byPrefix =
        Map.of(
            "platforms/", "api/platform.schema.json#/$defs/platform",
            "providers/", "api/provider.schema.json#/$defs/provider",
            "models/by-provider/", "api/model.schema.json#/$defs/model",
            "models/by-platform/", "api/model-on-platform.schema.json",
            "routes/by-model/", "api/route.schema.json#/$defs/route",
            "routes/by-platform/", "api/route.schema.json#/$defs/route",
            "metadata/index.json", "api/metadata-index.schema.json",
            "metadata/capabilities.json", "api/metadata-capabilities.schema.json",
            "metadata/pricing.json", "api/metadata-pricing.schema.json");
    return byPrefix.entrySet().stream()
        .filter(entry -> path.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void follows_its_schemas() {
    TREE.forEach(
        (path, text) -> assertThat(ApiSchemas.problems(schema(path), text)).as(path).isEmpty());
  }

  @Test
  void lays_every_entity_where_its_path_says() {
    assertThat(TREE.keySet())
        .containsExactly(
            "metadata/capabilities.json",
            "metadata/index.json",
            "metadata/pricing.json",
            "models/by-platform/direct/scribe-1.json",
            "models/by-platform/direct/scribe-2.json",
            "models/by-platform/hub/scribe-2.json",
            "models/by-platform/local/hush.json",
            "models/by-provider/acme/scribe-1.json",
            "models/by-provider/acme/scribe-2.json",
            "models/by-provider/quiet/hush.json",
            "platforms/direct.json",
            "platforms/hub.json",
            "platforms/local.json",
            "platforms/retired.json",
            "providers/acme.json",
            "providers/quiet.json",
            "routes/by-model/hush/route-1-local.json",
            "routes/by-model/hush/route-2-hub.json",
            "routes/by-model/scribe-1/route-1-direct.json",
            "routes/by-model/scribe-2/route-1-direct.json",
            "routes/by-model/scribe-2/route-2-hub.json",
            "routes/by-model/scribe-2/route-3-hub--eu.json",
            "routes/by-model/scribe-2/route-4-retired.json",
            "routes/by-platform/direct/scribe-1.json",
            "routes/by-platform/direct/scribe-2.json",
            "routes/by-platform/hub/hush.json",
            "routes/by-platform/hub/scribe-2--eu.json",
            "routes/by-platform/hub/scribe-2.json",
            "routes/by-platform/local/hush.json",
            "routes/by-platform/retired/scribe-2.json");
  }

  @Test
  void knows_where_entities_lie_without_rendering_them() {
    assertThat(StorageRenderer.paths(Showcase.registry()))
        .containsExactlyElementsOf(
            TREE.keySet().stream().filter(path -> !path.startsWith("metadata/")).sorted().toList());
  }

  @Test
  void holds_the_same_entities_as_the_api() {
    Map<String, String> api = texts(new ApiRenderer(SiteBase.ROOT).render(Showcase.registry()));

    assertThat(json("models/by-provider/acme/scribe-2.json"))
        .isEqualTo(
            MAPPER
                .readTree(String.valueOf(api.get("api/registry/models/scribe-2.json")))
                .get("data"));
    assertThat(json("routes/by-platform/hub/scribe-2--eu.json"))
        .isEqualTo(
            MAPPER
                .readTree(String.valueOf(api.get("api/registry/routes/scribe-2--hub--eu.json")))
                .get("data"));
  }

  @Test
  void shows_a_model_on_a_platform_as_its_best_active_route_serves_it() {
    JsonNode onHub = json("models/by-platform/hub/scribe-2.json");

    assertThat(onHub.required("route_id").stringValue()).isEqualTo("scribe-2--hub");
    assertThat(onHub.required("endpoint").stringValue()).isEqualTo("https://hub.example/v1");
    assertThat(onHub.required("context_window").intValue()).isEqualTo(100_000);
    assertThat(onHub.required("current_price").required("currency").stringValue()).isEqualTo("EUR");
    assertThat(onHub.required("capabilities").required("vision").booleanValue()).isFalse();
    assertThat(onHub.required("capabilities").required("128k_context").booleanValue())
        .as("its window there decides")
        .isFalse();
    assertThat(onHub.required("variants").values())
        .extracting(variant -> variant.required("route_id").stringValue())
        .containsExactly("scribe-2--hub", "scribe-2--hub--eu");
  }

  @Test
  void says_where_everything_is() {
    JsonNode index = json("metadata/index.json");

    for (JsonNode kind : index.values()) {
      for (JsonNode entry : kind.values()) {
        assertThat(TREE).containsKey(entry.required("path").stringValue());
      }
    }
    assertThat(
            index.required("routes").required("scribe-2--hub--eu").required("name").stringValue())
        .endsWith(" on Hub & <Sons> (eu)");
  }

  @Test
  void says_what_everything_costs() {
    JsonNode offers = json("metadata/pricing.json").required("scribe-2").required("hub");

    assertThat(offers.get(0).required("pricing").required("currency").stringValue())
        .isEqualTo("EUR");
    assertThat(offers.get(1).has("pricing")).isFalse();
  }

  @Test
  void is_what_it_was() throws IOException {
    GoldenFiles.check("storage", new StorageRenderer().render(Showcase.registry()));
  }
}
