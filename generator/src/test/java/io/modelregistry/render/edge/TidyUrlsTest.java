package io.modelregistry.render.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Ids;
import io.modelregistry.render.MediaTypes;
import io.modelregistry.render.api.ApiRoute;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TidyUrlsTest {
  private static final EdgeFunction FUNCTION = EdgeFunction.at("/");

  @ParameterizedTest
  @EnumSource(ApiRoute.class)
  void answers_every_route_of_the_api_with_and_without_its_ending(ApiRoute route) {
    boolean isFile = route.template().endsWith("{schema}");
    String name = isFile ? "model.schema.json" : "gpt-4.1";
    long parameters = route.template().chars().filter(c -> c == '{').count();
    String path = route.path(Collections.nCopies((int) parameters, name).toArray(String[]::new));

    assertThat(FUNCTION.get("/" + path).uri()).isEqualTo("/" + path);
    if (path.endsWith(".json")) {
      String tidy = "/" + path.substring(0, path.length() - ".json".length());
      assertThat(FUNCTION.get(tidy).uri()).isEqualTo("/" + path);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/,                                        /index.html",
    "/index.html,                              /index.html",
    "/models/gpt-4.1/,                         /models/gpt-4.1/index.html",
    "/models/gpt-4.1/index.html,               /models/gpt-4.1/index.html",
    "/models/by-provider/openai/gpt-4.1.json,  /models/by-provider/openai/gpt-4.1.json",
    "/metadata/index.json,                     /metadata/index.json",
    "/docs/api/,                               /docs/api/index.html",
    "/api,                                     /api.json",
    "/api/,                                    /api/index.json",
    "/api/registry,                            /api/registry/index.json",
    "/api/registry/,                           /api/registry/index.json",
    "/api/registry/models/gpt-4.1,             /api/registry/models/gpt-4.1.json",
    "/api/registry/models/gpt-4.1.json,        /api/registry/models/gpt-4.1.json",
    "/api/registry/models/claude-3.5-sonnet,   /api/registry/models/claude-3.5-sonnet.json",
    "/api/registry/models/gpt-4.1/routes,      /api/registry/models/gpt-4.1/routes.json",
    "/api/registry/models/v1.json5,            /api/registry/models/v1.json5.json",
    "/api/registry/models/phi-2.text,          /api/registry/models/phi-2.text.json",
    "/api/registry/models/json,                /api/registry/models/json.json",
    "/api/registry/routes/gpt-4.1--direct,     /api/registry/routes/gpt-4.1--direct.json",
    "/api/registry/routes/gpt-4.1--hub--v1.0,  /api/registry/routes/gpt-4.1--hub--v1.0.json",
    "/api/registry/capabilities/128k_context,  /api/registry/capabilities/128k_context.json",
    "/api/registry/pricing.csv,                /api/registry/pricing.csv",
    "/api/registry/dumps/registry.ndjson,      /api/registry/dumps/registry.ndjson",
    "/api/registry/schemas/api/model.schema,   /api/registry/schemas/api/model.schema.json",
    "/assets/site.0123456789ab.css,            /assets/site.0123456789ab.css",
    "/favicon.svg,                             /favicon.svg",
    "/sitemap.xml,                             /sitemap.xml",
    "/robots.txt,                              /robots.txt",
    "/llms.txt,                                /llms.txt",
    "/404.html,                                /404.html",
    "/feeds/changes.atom,                      /feeds/changes.atom",
    "/feeds/models/gpt-4.1.atom,               /feeds/models/gpt-4.1.atom",
    "/feeds/deprecations.ics,                  /feeds/deprecations.ics",
    "/apis/,                                   /apis/index.html",
  })
  void leads_to_the_object_that_answers(String address, String object) {
    assertThat(FUNCTION.get(address).uri()).isEqualTo(object);
    assertThat(FUNCTION.ask("HEAD", address, null)).isEqualTo(FUNCTION.get(address));
    assertThat(TidyUrls.object(address.substring(1))).contains(object.substring(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/models/gpt-4.1",
        "/models/claude-3.5-sonnet",
        "/models/json",
        "/models/model.JSON",
        "/pricing",
        "/docs/api",
        "/apis"
      })
  void redirects_a_page_without_its_slash(String address) {
    EdgeFunction.Outcome outcome = FUNCTION.get(address);

    assertThat(outcome.status()).isEqualTo(302);
    assertThat(outcome.location()).isEqualTo(address + "/");
    assertThat(TidyUrls.object(address.substring(1))).isEmpty();
  }

  @Test
  void keeps_the_query_of_what_it_redirects() {
    assertThat(FUNCTION.ask("GET", "/models/gpt-4.1", "a=1&a=%20&b").location())
        .isEqualTo("/models/gpt-4.1/?a=1&a=%20&b");
    assertThat(FUNCTION.ask("GET", "/pricing", "").location()).isEqualTo("/pricing/?");
    assertThat(FUNCTION.ask("GET", "/pricing/", "sort=input").uri())
        .isEqualTo("/pricing/index.html");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/registry/models/gpt%2D4%2E1,      /api/registry/models/gpt%2D4%2E1.json",
    "/api/registry/models/gpt-4.1%2Ejson,   /api/registry/models/gpt-4.1%2Ejson",
    "/api%2Fregistry/models,                /api%2Fregistry/models.json",
    "/models/gpt%2d4.1/,                    /models/gpt%2d4.1/index.html",
    "/models/gpt-4.1%2F,                    /models/gpt-4.1%2Findex.html",
    "/models/%E2%82%AC/,                    /models/%E2%82%AC/index.html",
  })
  void judges_a_path_by_what_it_says_and_leaves_its_spelling(String address, String object) {
    assertThat(FUNCTION.get(address).uri()).isEqualTo(object);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//",
        "//evil.example",
        "//evil.example/x",
        "/%2Fevil.example",
        "/\\evil.example",
        "/%5Cevil.example",
        "/models//gpt-4.1",
        "/models/../pricing",
        "/models/%2e%2e/pricing",
        "/..",
        "/./",
        "/.registry/manifest",
        "/%2Eregistry/",
        "/models/.hidden/",
        "/pricing%0d%0aset-cookie:x",
        "/pricing%00",
        "/%",
        "/%zz/",
        "/%ff",
        "/api/registry/models/%c3%28"
      })
  void passes_on_what_no_object_can_be_named(String address) {
    assertThat(FUNCTION.get(address).uri()).isEqualTo(address);
  }

  @Test
  void stays_below_the_base_path() {
    EdgeFunction below = EdgeFunction.at("/team/registry/");

    assertThat(below.get("/team/registry/").uri()).isEqualTo("/team/registry/index.html");
    assertThat(below.get("/team/registry/api/registry/models/gpt-4.1").uri())
        .isEqualTo("/team/registry/api/registry/models/gpt-4.1.json");
    assertThat(below.get("/team/registry/models/gpt-4.1").location())
        .isEqualTo("/team/registry/models/gpt-4.1/");
    assertThat(below.get("/team/registry//evil.example").uri())
        .isEqualTo("/team/registry//evil.example");
    for (String above : List.of("/", "/team", "/team/registry")) {
      assertThat(below.get(above).location()).as(above).isEqualTo("/team/registry/");
    }
    assertThat(below.ask("GET", "/team/registry", "q=1").location())
        .isEqualTo("/team/registry/?q=1");
    for (String beside : List.of("/team/", "/team/registry2", "/pricing", "/api/registry/models")) {
      assertThat(below.get(beside).uri()).as(beside).isEqualTo(beside);
    }
  }

  @Test
  void answers_the_question_of_browsers_before_they_ask_the_api() {
    EdgeFunction.Outcome answer = FUNCTION.ask("OPTIONS", "/api/registry/models/gpt-4.1", null);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers())
        .isEqualTo(
            Map.of(
                "access-control-allow-origin", "*",
                "access-control-allow-methods", "GET, HEAD",
                "access-control-allow-headers", "*",
                "access-control-max-age", "600"));
    assertThat(FUNCTION.ask("OPTIONS", "/pricing/", null).uri()).isEqualTo("/pricing/index.html");
  }

  /** Else an id could end as a file does, and its address would not lead to it. */
  @Test
  void no_id_ends_as_a_file_does() {
    assertThat(MediaTypes.suffixes())
        .isNotEmpty()
        .allSatisfy(
            suffix -> {
              assertThat(suffix).matches("[a-z]+");
              assertThat(Ids.isLawful("model." + suffix)).isFalse();
            });
  }

  @Test
  void is_small_enough_and_in_the_language_of_the_runtime() {
    String code = TidyUrls.cloudFrontFunction("/a-rather-long/base-path/");

    assertThat(code.getBytes(StandardCharsets.UTF_8).length).isLessThan(10_240);
    assertThat(code).doesNotContain("@", "`", "=>", "const ", "let ", "import ");
  }

  @Test
  void a_path_without_ending_outside_the_api_is_no_object() {
    assertThat(TidyUrls.object("metadata")).isEqualTo(Optional.empty());
    assertThat(TidyUrls.isApi("api")).isTrue();
    assertThat(TidyUrls.isApi("apis/x")).isFalse();
  }
}
