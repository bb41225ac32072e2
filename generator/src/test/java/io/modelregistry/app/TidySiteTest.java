package io.modelregistry.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.history.ShowcaseHistory;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.MediaTypes;
import io.modelregistry.render.Site;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.edge.EdgeFunction;
import io.modelregistry.render.edge.TidyUrls;
import io.modelregistry.render.html.CatalogRenderer;
import io.modelregistry.source.Provenance;
import io.modelregistry.source.Snapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The addresses of a whole site, as CloudFront and {@code registry serve} understand them. */
class TidySiteTest {
  private static final SiteBase BASE = SiteBase.of("https://example.org/registry/");
  private static final Site SITE = site();
  private static final ServedSite SERVED = new ServedSite(SITE);
  private static final EdgeFunction FUNCTION = EdgeFunction.at(BASE.path());
  private static final Set<String> PATHS =
      SITE.artifacts().stream().map(Artifact::path).collect(Collectors.toUnmodifiableSet());

  private static Site site() {
    Registry registry =
        new SampleRegistry()
            .capability("vision")
            .platform("direct")
            .platform("hub.ai")
            .provider("acme")
            .model("acme", "gpt-4.1")
            .model("acme", "claude-3.5-sonnet")
            .model("acme", "json")
            .model("acme", "v1.json5")
            .route("gpt-4.1", "direct", route -> {})
            .route("gpt-4.1", "hub.ai", route -> route.variant = Optional.of("v1.0"))
            .route("v1.json5", "hub.ai", route -> {})
            .build();
    Snapshot snapshot =
        new Snapshot(
            Map.of(),
            List.of(),
            new Provenance(
                "0123456789abcdef0123456789abcdef01234567",
                SampleRegistry.NOON,
                false,
                true,
                Map.of(),
                List.of()));
    return new SiteAssembly(BASE, new CatalogRenderer())
        .assemble(
            registry,
            ShowcaseHistory.history(),
            new Reading(
                snapshot,
                List.of(),
                new AsOf(SampleRegistry.NOON, Optional.empty()),
                Optional.of(registry)));
  }

  /** The addresses that should lead to a file, itself first. */
  private static List<String> addresses(String path) {
    List<String> addresses = new ArrayList<>(List.of(path));
    String folder = path.replaceAll("[^/]+$", "");
    if (path.equals(folder + "index.html")) {
      addresses.add(folder);
    } else if (TidyUrls.isApi(path) && path.endsWith(".json")) {
      addresses.add(path.replaceAll("\\.json$", ""));
      if (path.equals(folder + "index.json")) {
        addresses.add(folder);
        addresses.add(folder.replaceAll("/$", ""));
      }
    }
    return addresses;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Example
  void every_file_has_an_ending_that_addresses_know() {
    assertThat(PATHS).hasSizeGreaterThan(50).allMatch(MediaTypes::isKnown);
  }

  @Example
  void every_file_is_found_by_each_of_its_addresses() {
    for (String path : PATHS) {
      for (String address : addresses(path)) {
        assertThat(FUNCTION.get(BASE.link(address)).uri()).as(address).isEqualTo(BASE.link(path));
        assertThat(SERVED.find(address)).as(address).map(Artifact::path).contains(path);
      }
      if (path.endsWith("/index.html")) {
        String page = path.replaceAll("/index\\.html$", "");
        assertThat(FUNCTION.get(BASE.link(page)).location()).isEqualTo(BASE.link(page + "/"));
        assertThat(SERVED.isPageWithoutSlash(page)).as(page).isTrue();
      }
    }
  }

  @Property(tries = 2000)
  void cloudfront_and_serve_answer_alike(@ForAll("requests") String address) {
    EdgeFunction.Outcome outcome = FUNCTION.get(BASE.link(address));
    String path = decoded(address);
    Optional<String> served = SERVED.find(path).map(Artifact::path);

    if (outcome.uri() == null) {
      assertThat(outcome.location()).isEqualTo(BASE.link(address) + "/");
      assertThat(served).as(address).isEmpty();
    } else {
      String key = decoded(outcome.uri().substring(BASE.path().length()));
      assertThat(PATHS.contains(key) ? Optional.of(key) : Optional.empty())
          .as(address)
          .isEqualTo(served);
      assertThat(SERVED.isPageWithoutSlash(path)).as(address).isFalse();
    }
  }

  /** What is there, spelt in many ways, some of them wrong. */
  @Provide
  Arbitrary<String> requests() {
    Arbitrary<String> addresses =
        Arbitraries.of(PATHS.stream().sorted().flatMap(path -> addresses(path).stream()).toList());
    Arbitrary<String> endings = Arbitraries.of("", "/", ".json", ".html", ".", "/.", "/..", "//");
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 200);
    return Combinators.combine(addresses, endings, places, Arbitraries.integers().between(0, 3))
        .as(
            (address, ending, place, kind) -> {
              String spelt = address + ending;
              if (spelt.isEmpty() || kind == 0) {
                return spelt;
              }
              int at = place % spelt.length();
              String after = spelt.substring(at + 1);
              return spelt.substring(0, at)
                  + switch (kind) {
                    case 1 -> "%" + Integer.toHexString(spelt.charAt(at)) + after;
                    case 2 -> after;
                    default -> spelt.charAt(at) + "/" + after;
                  };
            });
  }

  @Example
  void serve_answers_the_question_of_browsers_as_the_function_does() throws Exception {
    String api = BASE.link("api/registry/models");
    String here = "http://localhost:5173";
    try (SiteServer server = server()) {
      HttpResponse<Void> served =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(server.url()).resolve(api))
                      .header("Origin", here)
                      .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                      .build(),
                  HttpResponse.BodyHandlers.discarding());

      EdgeFunction.Outcome outcome = FUNCTION.ask("OPTIONS", api, null);
      assertThat(served.statusCode()).isEqualTo(outcome.status());
      // What is not published yet is for pages of this machine alone.
      outcome
          .headers()
          .forEach(
              (name, value) ->
                  assertThat(served.headers().firstValue(name))
                      .contains(value.equals("*") && name.endsWith("origin") ? here : value));
    }
  }

  private static SiteServer server() throws IOException {
    SiteServer server =
        new SiteServer(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
            () -> SITE,
            BASE.path());
    server.start();
    return server;
  }
}
