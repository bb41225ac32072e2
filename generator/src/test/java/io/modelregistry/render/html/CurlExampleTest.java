package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Platform;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleModel;
import io.modelregistry.registry.SampleRegistry;
import io.modelregistry.registry.SampleRoute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurlExampleTest {
  private static final AuthConfig BEARER = new AuthConfig("Authorization", "Bearer", "THE_KEY");

  private @Nullable String baseUrl = "https://api.example.org/v1/";
  private AuthType authType = AuthType.API_KEY;
  private @Nullable AuthConfig auth = BEARER;
  private Map<String, Boolean> features = Map.of("openai_compatible", true);
  private Consumer<SampleModel> model = each -> {};
  private Consumer<SampleRoute> route = each -> each.modelStringOverride = "acme/m-1";

  private Optional<String> example() {
    SampleRegistry sample = new SampleRegistry();
    sample.add(
        new Platform(
            "place",
            "Place",
            null,
            baseUrl,
            authType,
            auth,
            features,
            Lifecycle.ACTIVE,
            null,
            null,
            null,
            null,
            List.of(),
            Map.of()));
    sample.provider("maker");
    sample.model("maker", "m", model);
    sample.route("m", "place", route);
    Registry registry = sample.build();
    return CurlExample.of(registry.route("m--place").orElseThrow());
  }

  @Test
  void a_request_in_the_way_that_most_apis_speak() {
    assertThat(example())
        .contains(
            """
            curl "https://api.example.org/v1/chat/completions" \\
              -H "Authorization: Bearer $THE_KEY" \\
              -H "Content-Type: application/json" \\
              -d '{"model":"acme/m-1","messages":[{"role":"user","content":"Say hello."}]}'"""
                .indent(0)
                .strip());
  }

  @Test
  void other_apis_have_their_own_way() {
    auth = new AuthConfig("x-api-key", null, "THE_KEY");
    features = Map.of("anthropic_compatible", true);
    assertThat(example().orElseThrow())
        .contains(
            "/v1/messages\"", "\"x-api-key: $THE_KEY\"", "anthropic-version: ", "\"max_tokens\":");
    features = Map.of("gemini_compatible", true);
    assertThat(example().orElseThrow())
        .contains("/v1/models/acme/m-1:generateContent\"", "\"contents\":");
  }

  @Test
  void what_makes_vectors_is_asked_for_vectors() {
    model = each -> each.capabilities = Map.of("embeddings", true);
    assertThat(example().orElseThrow())
        .contains("/v1/embeddings\"", "{\"model\":\"acme/m-1\",\"input\":\"Say hello.\"}");
  }

  @Test
  void what_an_address_leaves_open_comes_from_variables() {
    baseUrl = "https://{resource_name}.example.org/{region}";
    assertThat(example().orElseThrow())
        .startsWith("curl \"https://${RESOURCE_NAME}.example.org/${REGION}/chat/completions\"");
  }

  @Test
  void a_place_without_a_key_is_called_without_one() {
    authType = AuthType.NONE;
    auth = null;
    assertThat(example().orElseThrow()).doesNotContain("Authorization", "$");
  }

  @Test
  void where_the_registry_does_not_say_how_there_is_none() {
    features = Map.of();
    assertThat(example()).isEmpty();
    features = Map.of("openai_compatible", true);
    authType = AuthType.AWS_SIGV4;
    assertThat(example()).isEmpty();
    authType = AuthType.API_KEY;
    auth = null;
    assertThat(example()).isEmpty();
    auth = BEARER;
    baseUrl = null;
    assertThat(example()).isEmpty();
    baseUrl = "https://api.example.org";
    model = each -> each.modalities = new Modalities(List.of("text"), List.of("image"));
    assertThat(example()).isEmpty();
  }

  @Test
  void a_route_at_an_address_of_its_own_may_speak_another_way() {
    route = each -> each.endpointOverride = "https://api.example.org/other/v1";
    assertThat(example()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/$(touch x)",
        "https://a.example/`id`",
        "https://a.example/\"; id; \"",
        "https://a.example/$HOME",
        "https://a.example/${HOME}",
        "https://a.example/{a;id}",
        "https://a.example/\nid",
        "javascript:alert(1)",
        "file:///etc/passwd"
      })
  void an_address_that_a_shell_could_obey_gives_none(String address) {
    baseUrl = address;
    assertThat(example()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X\" -o /x \"", "A: b", "$HOME", "", "a\nb"})
  void a_header_that_a_shell_could_obey_gives_none(String header) {
    auth = new AuthConfig(header, "Bearer", "THE_KEY");
    assertThat(example()).isEmpty();
    auth = new AuthConfig("Authorization", header.isEmpty() ? "$(id)" : header, "THE_KEY");
    assertThat(example()).isEmpty();
    auth = new AuthConfig("Authorization", "Bearer", header);
    assertThat(example()).isEmpty();
  }

  /** The body comes through a real shell as it was. */
  @Test
  void a_model_string_is_quoted_for_json_and_for_the_shell() throws Exception {
    String hostile = "it's \"$(echo no)\" `echo no` \\ ${HOME} \n; echo no";
    route = each -> each.modelStringOverride = hostile;
    String command = example().orElseThrow();
    Process shell =
        new ProcessBuilder("sh", "-c", command.replaceFirst("^curl", "printf '%s\\\\0'")).start();
    byte[] output = shell.getInputStream().readAllBytes();
    String[] words = new String(output, StandardCharsets.UTF_8).split("\0");
    assertThat(words).hasSize(7);
    assertThat(words[6])
        .isEqualTo(
            "{\"model\":\"it's \\\"$(echo no)\\\" `echo no` \\\\ ${HOME} \\n; echo no\","
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Say hello.\"}]}");
  }
}
