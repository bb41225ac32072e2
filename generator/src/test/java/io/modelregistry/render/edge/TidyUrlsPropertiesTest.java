package io.modelregistry.render.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Ids;
import io.modelregistry.render.api.ApiRoute;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class TidyUrlsPropertiesTest {
  private static final EdgeFunction FUNCTION = EdgeFunction.at("/");

  @Property(tries = 300)
  void every_lawful_id_is_found_by_its_tidy_addresses(@ForAll("ids") String id) {
    assertThat(FUNCTION.get("/api/registry/models/" + id).uri())
        .isEqualTo("/" + ApiRoute.MODEL.path(id));
    assertThat(FUNCTION.get("/api/registry/models/" + id + "/routes").uri())
        .isEqualTo("/" + ApiRoute.MODEL_ROUTES.path(id));
    assertThat(FUNCTION.get("/models/" + id).location()).isEqualTo("/models/" + id + "/");
    assertThat(FUNCTION.get("/models/" + id + "/").uri())
        .isEqualTo("/models/" + id + "/index.html");
  }

  @Provide
  Arbitrary<String> ids() {
    Arbitrary<String> part = Arbitraries.strings().withCharRange('a', 'z').numeric().ofMaxLength(6);
    Arbitrary<String> ending =
        Arbitraries.of("json", "html", "csv", "1", "5", "json5", "gz", "svg", "2-json");
    return part.list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .flatMap(
            parts ->
                Arbitraries.of(".", "-", "_")
                    .flatMap(joint -> ending.map(last -> String.join(joint, parts) + joint + last)))
        .filter(Ids::isLawful);
  }

  @Property(tries = 1000)
  void nothing_that_is_typed_leads_to_another_host_or_breaks_it(
      @ForAll @StringLength(max = 20) String typed, @ForAll("awkward") String awkward) {
    for (String path : new String[] {"/" + typed, awkward}) {
      EdgeFunction.Outcome outcome = FUNCTION.get(path);
      String location = outcome.location();
      if (location == null) {
        assertThat(outcome.uri()).startsWith(path);
      } else {
        assertThat(location).isEqualTo(path + "/").doesNotMatch("(?s)/[/\\\\].*|.*[\\r\\n].*");
      }
    }
  }

  @Provide
  Arbitrary<String> awkward() {
    return Arbitraries.of("/", "\\", "%2f", "%5c", ".", "%2e", "%", "%0a", "api", "a", ".json", "@")
        .list()
        .ofMaxSize(8)
        .map(parts -> "/" + String.join("", parts));
  }
}
