package io.modelregistry.render.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.SiteBase;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {
  private static final Artifact ARTIFACT =
      OpenApi.render(SiteBase.of("https://example.org/registry/"));
  private static final String TEXT = new String(ARTIFACT.bytes(), StandardCharsets.UTF_8);

  private static SwaggerParseResult parsed(boolean resolving) {
    ParseOptions options = new ParseOptions();
    options.setResolve(resolving);
    return new OpenAPIV3Parser().readContents(TEXT, List.of(), options);
  }

  @Test
  void is_understood_by_an_independent_parser_without_a_complaint() {
    SwaggerParseResult result = parsed(true);

    assertThat(result.getMessages()).isEmpty();
    OpenAPI api = result.getOpenAPI();
    assertThat(api.getOpenapi()).startsWith("3.1");
    assertThat(api.getServers().get(0).getUrl()).isEqualTo("https://example.org/registry");
    assertThat(api.getPaths().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ApiRoute.values())
                .filter(route -> route != ApiRoute.NOT_FOUND)
                .map(route -> "/" + ApiRoute.ROOT + route.template())
                .toList());
  }

  @Test
  void names_every_parameter_and_the_schema_of_every_answer() {
    OpenAPI api = parsed(false).getOpenAPI();

    for (ApiRoute route : ApiRoute.values()) {
      if (route != ApiRoute.NOT_FOUND) {
        Operation get = at(api.getPaths(), "/" + ApiRoute.ROOT + route.template()).getGet();
        assertThat(get.getParameters() == null ? 0 : get.getParameters().size())
            .as(route.template())
            .isEqualTo(route.template().split("\\{", -1).length - 1);
        route
            .schema()
            .ifPresent(
                schema ->
                    assertThat(
                            at(at(get.getResponses(), "200").getContent(), "application/json")
                                .getSchema()
                                .get$ref())
                        .as(route.template())
                        .isEqualTo(
                            "#/components/schemas/"
                                + schema.replace("schemas/api/", "").replace(".schema.json", "")));
      }
    }
  }

  private static <V> V at(Map<String, V> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  @Test
  void refers_to_nothing_outside_itself_and_to_nothing_that_is_not_there() {
    JsonNode document = JsonMapper.shared().readTree(TEXT);
    Set<String> references = new TreeSet<>();
    collect(document, references);

    assertThat(references).hasSizeGreaterThan(50);
    for (String reference : references) {
      assertThat(reference).startsWith("#/");
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  private static void collect(JsonNode node, Set<String> references) {
    if (node.has("$ref") && node.get("$ref").isString()) {
      references.add(node.get("$ref").stringValue());
    }
    node.values().forEach(child -> collect(child, references));
  }
}
