package io.modelregistry.render.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.history.History;
import io.modelregistry.history.ShowcaseHistory;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import io.modelregistry.registry.Showcase;
import io.modelregistry.render.ApiSchemas;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.GoldenFiles;
import io.modelregistry.render.Site;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.StandIns;
import io.modelregistry.render.dump.DumpRenderer;
import io.modelregistry.source.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiRendererTest {
  private static final SiteBase BASE = SiteBase.of("https://example.org/registry/");
  private static final Registry SHOWCASE = Showcase.registry();
  private static final Map<String, Artifact> SITE = render(SHOWCASE, ShowcaseHistory.history());

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static Map<String, Artifact> render(Registry registry, History history) {
    List<Artifact> artifacts =
        new ArrayList<>(new ApiRenderer(BASE).render(registry, history, StandIns.of(registry)));
    artifacts.addAll(new DumpRenderer(BASE).render(registry));
    Artifact files = FileList.of(artifacts);
    artifacts.add(files);
    artifacts.add(
        new RevisionRenderer(BASE)
            .render(
                files,
                new Provenance(
                    "0123456789abcdef0123456789abcdef01234567",
                    Instant.parse("2026-11-22T09:08:07Z"),
                    false,
                    true,
                    Map.of(),
                    List.of()),
                registry.asOf()));
    Map<String, Artifact> byPath = new TreeMap<>();
    new Site(artifacts).artifacts().forEach(artifact -> byPath.put(artifact.path(), artifact));
    return byPath;
  }

  private static String text(String path) {
    Artifact artifact = SITE.get(ApiRoute.ROOT + path);
    assertThat(artifact).as(path).isNotNull();
    return new String(artifact.bytes(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(String path) {
    return MAPPER.readTree(text(path));
  }

  private static JsonNode data(String path) {
    return json(path).required("data");
  }

  private static List<ApiRoute> routesOf(String path) {
    return Arrays.stream(ApiRoute.values()).filter(route -> route.matches(path)).toList();
  }

  /** Whether it is a schema, or all of them together in the API's description. */
  private static boolean isSchema(String path) {
    return path.startsWith(ApiRoute.ROOT + "schemas/") || path.equals(ApiRoute.OPENAPI.path());
  }

  private static void assertFollowsSchemas(Map<String, Artifact> site) {
    for (Artifact artifact : site.values()) {
      for (ApiRoute route : routesOf(artifact.path())) {
        route
            .schema()
            .ifPresent(
                schema ->
                    assertThat(
                            ApiSchemas.problems(
                                schema.substring("schemas/".length()),
                                new String(artifact.bytes(), StandardCharsets.UTF_8)))
                        .as(artifact.path())
                        .isEmpty());
      }
    }
  }

  @Test
  void follows_its_schemas() {
    assertFollowsSchemas(SITE);
  }

  @Test
  void follows_its_schemas_even_when_there_is_nothing() {
    assertFollowsSchemas(render(new SampleRegistry().build(), History.NONE));
  }

  @Test
  void has_schemas_that_refuse_what_they_do_not_know() {
    String model = text("models/scribe-2.json");

    assertThat(ApiSchemas.problems("api/model.schema.json", model)).isEmpty();
    for (String wrong :
        List.of(
            model.replace("\"family\"", "\"clan\""),
            model.replace("\"input_cost\": 1,", "\"inputs_cost\": 1,"),
            model.replace("\"multiplier\": 0.5", "\"multiplied\": 0.5"),
            model.replace("\"kind\": \"metered\"", "\"kind\": \"unknown\""),
            model.replace("\"updated_at\": \"2026-11-20T10:00:00Z\"", "\"updated_at\": \"soon\""),
            model.replace("\"schema_version\": 1", "\"schema_version\": 2"))) {
      assertThat(wrong).isNotEqualTo(model);
      assertThat(ApiSchemas.problems("api/model.schema.json", wrong)).isNotEmpty();
    }
  }

  @Test
  void has_one_address_for_every_file_and_a_file_for_every_address() {
    for (String path : SITE.keySet()) {
      assertThat(routesOf(path)).as(path).hasSize(1);
    }
    for (ApiRoute route : ApiRoute.values()) {
      assertThat(SITE.keySet().stream().anyMatch(route::matches))
          .as(route.template())
          .isNotEqualTo(route.isDynamic());
    }
  }

  @Test
  void knows_the_addresses_of_entities_without_rendering_them() {
    assertThat(ApiPaths.of(SHOWCASE))
        .containsExactlyElementsOf(
            SITE.keySet().stream()
                .filter(path -> routesOf(path).get(0).template().contains("{"))
                .filter(path -> !isSchema(path) && !path.startsWith(ApiRoute.ROOT + "changes/"))
                .filter(path -> !path.startsWith(ApiRoute.ROOT + "dumps/"))
                .sorted()
                .toList());
  }

  @Test
  void lists_every_address_in_its_index() {
    assertThat(data("index.json").values())
        .extracting(entry -> entry.required("id").stringValue())
        .containsExactlyElementsOf(
            Arrays.stream(ApiRoute.values()).map(ApiRoute::template).sorted().toList());
    for (JsonNode entry : data("index.json").values()) {
      if (entry.has("schema")) {
        assertThat(SITE).containsKey(withoutBase(entry.required("schema").stringValue()));
      }
    }
  }

  @Test
  void links_only_to_files_that_exist() {
    SITE.forEach(
        (path, artifact) -> {
          if (path.endsWith(".json") && !isSchema(path)) {
            JsonNode answer = MAPPER.readTree(new String(artifact.bytes(), StandardCharsets.UTF_8));
            answer
                .required("links")
                .properties()
                .forEach(
                    link -> {
                      String target = withoutBase(link.getValue().stringValue());
                      if (!link.getKey().equals("html")) {
                        assertThat(SITE).as(path).containsKey(target);
                      }
                    });
            assertThat(withoutBase(answer.required("links").required("self").stringValue()))
                .isEqualTo(path);
          }
        });
  }

  @Test
  void leads_from_summaries_to_the_whole() {
    for (String list :
        List.of(
            "models.json", "models/scribe-2/routes.json", "pricing.json", "deprecations.json")) {
      for (JsonNode item : data(list).values()) {
        assertThat(SITE).as(list).containsKey(withoutBase(item.required("href").stringValue()));
      }
    }
  }

  @Test
  void sorts_lists_by_id_and_counts_them() {
    for (String list :
        List.of(
            "platforms.json",
            "providers.json",
            "models.json",
            "models/scribe-2/routes.json",
            "capabilities.json",
            "pricing.json",
            "deprecations.json",
            "tombstones.json",
            "index.json")) {
      List<String> ids =
          data(list).values().stream().map(item -> item.required("id").stringValue()).toList();
      assertThat(ids).as(list).isNotEmpty().isSorted();
      assertThat(json(list).required("total").intValue()).as(list).isEqualTo(ids.size());
    }
  }

  @Test
  void says_what_is_derived_of_a_platform_and_a_provider() {
    assertThat(data("platforms/hub.json").required("supported_providers").toString())
        .isEqualTo("[\"acme\",\"quiet\"]");
    assertThat(data("providers/acme.json").required("platforms").toString())
        .isEqualTo("[\"direct\",\"hub\",\"retired\"]");
  }

  @Test
  void says_what_is_derived_of_a_model() {
    JsonNode model = data("models/scribe-2.json");

    assertThat(model.required("capabilities").required("128k_context").booleanValue()).isTrue();
    assertThat(model.required("performance").required("latency_ms").decimalValue())
        .as("observed, not authored")
        .isEqualByComparingTo("850.2");
    assertThat(model.required("current_price").required("input_cost").decimalValue())
        .isEqualByComparingTo("1");
    assertThat(model.required("pricing").required("input_cost").decimalValue())
        .isEqualByComparingTo("1.25");
  }

  @Test
  void leaves_out_what_is_unknown_but_for_what_it_promises() {
    JsonNode model = data("models/hush.json");

    assertThat(model.has("context_window")).isFalse();
    assertThat(model.has("pricing")).isFalse();
    assertThat(model.required("current_price").toString())
        .isEqualTo("{\"kind\":\"unknown\",\"reason\":\"not_stated\"}");
    assertThat(model.required("created_at").isNull()).isTrue();
    assertThat(data("routes/hush--hub.json").required("success_rate").isNull()).isTrue();
  }

  @Test
  void gives_a_route_what_it_takes_from_elsewhere() {
    JsonNode direct = data("routes/scribe-2--direct.json");
    JsonNode hub = data("routes/scribe-2--hub.json");
    JsonNode eu = data("routes/scribe-2--hub--eu.json");

    assertThat(direct.required("endpoint").stringValue()).isEqualTo("https://api.acme.example/v1");
    assertThat(direct.required("auth_config").required("env_var").stringValue())
        .isEqualTo("ACME_KEY");
    assertThat(direct.required("pricing").required("input_cost").decimalValue())
        .isEqualByComparingTo("1.25");
    assertThat(hub.required("endpoint").stringValue()).isEqualTo("https://hub.example/v1");
    assertThat(hub.required("context_window").intValue()).isEqualTo(100_000);
    assertThat(hub.required("max_input_tokens").intValue()).isEqualTo(100_000);
    assertThat(hub.required("capabilities").required("vision").booleanValue()).isFalse();
    assertThat(hub.required("config").required("deployment").stringValue()).isEqualTo("scribe");
    assertThat(hub.required("success_rate").decimalValue()).isEqualByComparingTo("0.99");
    assertThat(eu.has("pricing")).as("elsewhere absent means unknown").isFalse();
    assertThat(eu.required("model_string").stringValue()).isEqualTo("acme/scribe-2@eu");
  }

  @Test
  void marks_the_cheapest_usable_route_of_each_currency() {
    assertThat(
            data("pricing.json").values().stream()
                .filter(row -> row.required("cheapest").booleanValue())
                .map(row -> row.required("route_id").stringValue()))
        .containsExactly("hush--local", "scribe-2--direct", "scribe-2--hub");
  }

  @Test
  void writes_computed_costs_as_text_and_prices_as_numbers() {
    JsonNode row = data("pricing.json").get(3);

    assertThat(row.required("route_id").stringValue()).isEqualTo("scribe-2--direct");
    assertThat(row.required("standard_cost").stringValue()).isEqualTo("0.013");
    assertThat(text("models/scribe-1.json")).contains("\"output_cost\": 15\n");
  }

  @Test
  void writes_prices_as_a_table_that_spreadsheets_read() {
    List<String> lines = text("pricing.csv").lines().toList();

    assertThat(text("pricing.csv")).endsWith("\r\n");
    assertThat(lines).hasSize(1 + SHOWCASE.routes().size());
    assertThat(lines.get(0)).startsWith("route_id,model_id,platform_id,variant,");
    assertThat(lines)
        .allSatisfy(
            line -> assertThat(line.split(",", -1)).hasSize(lines.get(0).split(",", -1).length))
        .noneMatch(line -> line.contains("\""));
    assertThat(lines.get(4))
        .startsWith(
            "scribe-2--direct,scribe-2,direct,,acme,active,true,metered,,USD,0.013,,1,10,0.125,");
  }

  @Test
  void chains_active_routes() {
    assertThat(data("fallbacks.json").required("scribe-2").toString())
        .isEqualTo(
            "[{\"platform\":\"direct\",\"priority\":1,\"route_id\":\"scribe-2--direct\"},"
                + "{\"platform\":\"hub\",\"priority\":2,\"route_id\":\"scribe-2--hub\"},"
                + "{\"platform\":\"hub\",\"priority\":3,\"route_id\":\"scribe-2--hub--eu\"}]");
  }

  @Test
  void serves_every_schema_of_the_repository() throws IOException {
    Path folder = Path.of("..", "schemas");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(SchemaFiles.paths())
          .containsExactlyElementsOf(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                  .sorted()
                  .toList());
    }
  }

  @Test
  void names_commit_and_time_of_the_build_nowhere_but_in_the_revision() {
    SITE.forEach(
        (path, artifact) -> {
          if (!path.endsWith("revision.json") && !isSchema(path)) {
            assertThat(new String(artifact.bytes(), StandardCharsets.UTF_8))
                .as(path)
                .doesNotContain("0123456789abcdef", "2026-11-22T09:08:07Z", "2026-11-22T12:00:00Z");
          }
        });
    assertThat(data("revision.json").required("commit").stringValue()).startsWith("0123456789");
  }

  @Test
  void is_what_it_was() throws IOException {
    GoldenFiles.check(
        "api",
        SITE.values().stream()
            .filter(artifact -> !isSchema(artifact.path()))
            .filter(artifact -> !artifact.path().endsWith("revision.json"))
            // These say again, in other words, what the others say.
            .filter(artifact -> !artifact.path().contains("dumps/registry."))
            .filter(artifact -> !artifact.path().endsWith("SHA256SUMS.txt"))
            .filter(artifact -> !artifact.path().equals(ApiRoute.FILES.path()))
            .toList());
  }

  private static String withoutBase(String link) {
    assertThat(link).startsWith(BASE.path());
    return link.substring(BASE.path().length());
  }
}
