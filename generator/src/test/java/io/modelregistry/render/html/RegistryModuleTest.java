package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.modelregistry.app.cost.CostBatch;
import io.modelregistry.app.cost.CostDesk;
import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.Refusal;
import io.modelregistry.json.ClassPathFile;
import io.modelregistry.json.JsonText;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.SampleRegistry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.api.ApiRenderer;
import io.modelregistry.render.api.FileList;
import io.modelregistry.render.api.RevisionRenderer;
import io.modelregistry.render.json.ObjectBuilder;
import io.modelregistry.source.Provenance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds what the browser module answers, in a real browser, against the library's answers. */
class RegistryModuleTest {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private static final SiteBase BASE = SiteBase.of("https://registry.test/some/path/");
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final long SEED = 20261122;
  private static final RandomRegistry.Drawn DRAWN = RandomRegistry.of(new Chance(SEED), 90);
  private static final Map<String, Artifact> SITE = site();

  /** As the pages' own policy, so that the module may do no more than they. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'";

  private static BrowserContext window;
  private static Page page;

  private static Map<String, Artifact> site() {
    List<Artifact> artifacts = new ArrayList<>(new ApiRenderer(BASE).render(DRAWN.registry()));
    artifacts.addAll(Modules.load().artifacts());
    artifacts.add(
        new RevisionRenderer(BASE)
            .render(
                FileList.of(artifacts),
                new Provenance(null, null, false, false, Map.of(), List.of()),
                DRAWN.registry().asOf()));
    return artifacts.stream().collect(Collectors.toMap(Artifact::path, artifact -> artifact));
  }

  @BeforeAll
  static void open() {
    window = CHROMIUM.window(800, ColorScheme.LIGHT);
    window.route("**/*", RegistryModuleTest::answer);
    page = window.newPage();
    page.navigate("https://registry.test/some/path/docs/");
    page.evaluate(
        """
        async () => {
          globalThis.module = await import("/some/path/assets/registry.js");
          globalThis.registry = await module.load();
          globalThis.answers = (questions, answer) =>
            JSON.stringify(
              JSON.parse(questions).map((question) => {
                try {
                  return answer(question);
                } catch (e) {
                  if (!(e instanceof module.Refusal)) throw e;
                  return { error: { code: e.code, message: e.message } };
                }
              }),
            );
        }
        """);
  }

  @AfterAll
  static void close() {
    window.close();
  }

  private static void answer(Route route) {
    String path = route.request().url().replaceFirst("https://[^/]+", "");
    Artifact found =
        path.startsWith(BASE.path()) ? SITE.get(path.substring(BASE.path().length())) : null;
    Route.FulfillOptions options = new Route.FulfillOptions();
    if (path.endsWith("/docs/")) {
      options
          .setContentType("text/html; charset=utf-8")
          .setHeaders(Map.of("Content-Security-Policy", POLICY))
          .setBody("<!DOCTYPE html><title>test</title>");
    } else if (path.startsWith("/broken/")) {
      options.setContentType("application/json").setBody(broken(path));
    } else if (found == null) {
      options.setStatus(404).setBody("nothing here");
    } else {
      options.setContentType(found.mediaType()).setBodyBytes(found.bytes());
    }
    route.fulfill(options);
  }

  private static String broken(String path) {
    String kind = path.replaceFirst(".*/", "").replace(".json", "");
    if (path.startsWith("/broken/text/")) {
      return "<!DOCTYPE html>";
    }
    return path.startsWith("/broken/kind/")
        ? "{\"kind\":\"other\",\"schema_version\":1}"
        : "{\"kind\":\"" + kind + "\",\"schema_version\":2,\"data\":{}}";
  }

  /** What the module answers to each, a refusal as an error. */
  private static List<JsonNode> answers(List<ObjectNode> questions, String function) {
    Object answers =
        page.evaluate(
            "questions => answers(questions, " + function + ")",
            JsonText.compact(ObjectBuilder.array(questions)));
    return List.copyOf(MAPPER.readTree((String) answers).values());
  }

  @Test
  void costs_are_those_of_the_command_to_the_last_digit_and_word() throws IOException {
    RandomQuestions drawing = new RandomQuestions(new Chance(SEED + 1), DRAWN);
    List<ObjectNode> questions = Stream.generate(drawing::cost).limit(1_500).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new CostBatch(new CostDesk(DRAWN.registry(), SampleRegistry.NOON))
        .run(
            new ByteArrayInputStream(
                questions.stream()
                    .map(question -> JsonText.compact(question) + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8)),
            out);
    List<JsonNode> expected =
        out.toString(StandardCharsets.UTF_8).lines().map(line -> MAPPER.readTree(line)).toList();

    assertSame(questions, answers(questions, "(question) => registry.cost(question)"), expected);
    assertThat(counts(expected, answer -> answer.has("total") ? "priced" : code(answer)))
        .as("all kinds of answers")
        .containsKeys(
            "priced",
            "price_unknown",
            "ambiguous_route",
            "route_inactive",
            "unknown_model",
            "unknown_platform",
            "unknown_route",
            "unknown_unit",
            "not_a_count",
            "not_a_time",
            "negative_count",
            "fractional_count",
            "missing_total",
            "missing_overlap",
            "part_above_total",
            "invalid_request");
  }

  @Test
  void questions_are_answered_as_by_the_library() {
    RandomQuestions drawing = new RandomQuestions(new Chance(SEED + 2), DRAWN);
    List<ObjectNode> questions = Stream.generate(drawing::question).limit(1_200).toList();
    QuestionDesk desk = QuestionDesk.of(DRAWN.registry());
    List<JsonNode> expected =
        questions.stream().map(question -> orError(() -> desk.answer(question))).toList();

    List<JsonNode> actual =
        answers(
            questions,
            "({ question, ...asked }) =>" + " registry[question.replace('_r', 'R')](asked)");

    assertSame(questions, withoutMessages(actual), withoutMessages(expected));
    assertThat(
            counts(
                expected,
                answer ->
                    answer.has("error") ? code(answer) : answer.get("question").stringValue()))
        .as("all kinds of answers")
        .containsKeys(
            "find",
            "recommend",
            "cheapest",
            "availability",
            "fallbacks",
            "best_route",
            "alternatives",
            "cheaper",
            "search",
            "unknown_model",
            "ambiguous_model",
            "unknown_platform",
            "price_unknown",
            "not_a_time",
            "invalid_request");
  }

  /** Refusals of questions have the same codes, each in its own words. */
  private static List<JsonNode> withoutMessages(List<JsonNode> answers) {
    return answers.stream()
        .map(answer -> answer.has("error") ? answer.get("error").get("code") : answer)
        .toList();
  }

  private static JsonNode orError(Supplier<ObjectNode> answer) {
    try {
      return answer.get();
    } catch (Refusal refusal) {
      return new ObjectBuilder()
          .object("error", error -> error.text("code", refusal.code().word()))
          .build();
    }
  }

  private static String code(JsonNode answer) {
    return answer.get("error").get("code").stringValue();
  }

  private static Map<String, Integer> counts(
      List<JsonNode> answers, Function<JsonNode, String> kind) {
    Map<String, Integer> counts = new TreeMap<>();
    answers.forEach(answer -> counts.merge(kind.apply(answer), 1, Integer::sum));
    return counts;
  }

  private static void assertSame(
      List<? extends JsonNode> questions, List<JsonNode> actual, List<JsonNode> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(JsonText.compact(actual.get(i)))
          .as("%s", questions.get(i))
          .isEqualTo(JsonText.compact(expected.get(i)));
    }
  }

  @Test
  void usage_is_read_from_responses_as_by_the_command() {
    JsonNode data = ClassPathFile.json("/io/modelregistry/app/cost/response-apis.json");
    RandomResponses drawing = new RandomResponses(new Chance(SEED + 3), data);
    List<ObjectNode> responses = Stream.generate(drawing::next).limit(1_000).toList();
    List<String> expected = responses.stream().map(RandomResponses::read).toList();

    Object read =
        inUsage(
            """
            JSON.parse(given).map((response) => {
              try {
                const read = usage.readResponse(response);
                if (!read) return "nothing";
                const order = registry.units.map((unit) => unit.usage);
                const sorted = Object.entries(read.counts).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
                return `${read.api} ${JSON.stringify(Object.fromEntries(sorted))}`;
              } catch {
                return "refused";
              }
            })
            """,
            JsonText.compact(ObjectBuilder.array(responses)));

    List<?> actual = (List<?>) read;
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).as("%s", responses.get(i)).isEqualTo(expected.get(i));
    }
    assertThat(expected.stream().map(each -> each.replaceFirst(" .*", "")).distinct())
        .as("all APIs and all kinds of answers")
        .containsAll(
            data.required("apis")
                .valueStream()
                .map(api -> api.required("id").stringValue())
                .toList())
        .contains("nothing", "refused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'input_tokens':5,'cache_read_input_tokens':90,'output_tokens':7} | 95 90 0 7",
        "{'usage':{'input_tokens':5,'cache_creation_input_tokens':4,'output_tokens':7}} | 9 0 4 7",
        "{'promptTokenCount':8,'cachedContentTokenCount':2,'candidatesTokenCount':3,'thoughtsTokenCount':1} | 8 2 0 4",
        "{'prompt_tokens':9,'completion_tokens':4,'total_tokens':13,'prompt_tokens_details':{'cached_tokens':6}} | 9 6 0 4",
        "{'input_tokens':9,'input_tokens_details':{'cached_tokens':6},'output_tokens':4} | 9 6 0 4",
        "{'input_tokens':9,'cache_read_tokens':6,'cache_write_tokens':1,'output_tokens':4} | 9 6 1 4",
        "{'inputTokens':9,'cacheReadInputTokens':6,'outputTokens':4} | 15 6 0 4",
        "{'prompt_tokens':9,'completion_tokens':4,'total_tokens':99} | Its input and output are not what it says they add up to.",
        "{'prompt_tokens':'9'} | No whole number stands at /usage/prompt_tokens.",
        "{'answer':42} | No counts are found in it: input_tokens or prompt_tokens, for example.",
        "[1] | Paste an object, such as the usage of a response."
      })
  void the_part_of_a_response_that_somebody_pastes_is_enough(String pasted, String read) {
    Object said =
        inUsage(
            """
            (() => {
              try {
                const { input, cached, written, output } = usage.readUsage(JSON.parse(given));
                return [input, cached, written, output].join(" ");
              } catch (e) {
                return e.message;
              }
            })()
            """,
            pasted.replace('\'', '"'));

    assertThat(said).isEqualTo(read);
  }

  /** The value of an expression with the module {@code usage} and {@code given} in it. */
  private static Object inUsage(String expression, String given) {
    String path = Modules.load().loading(List.of("usage")).run().get(0);
    return page.evaluate(
        "async ([path, given]) => { const usage = await import(path); return " + expression + "; }",
        List.of(BASE.path() + path, given));
  }

  @Test
  void has_all_entities_frozen_in_order_of_id() {
    Object ids =
        page.evaluate(
            "() => ['models', 'routes', 'platforms', 'providers', 'capabilities'].map((list) =>"
                + " registry[list].map((each) => (Object.isFrozen(each) ? each.id : 'thawed')))");

    assertThat(ids)
        .isEqualTo(
            List.of(
                DRAWN.registry().models().stream().map(model -> model.id()).toList(),
                DRAWN.registry().routes().stream().map(route -> route.id()).toList(),
                DRAWN.registry().platforms().stream().map(platform -> platform.id()).toList(),
                DRAWN.registry().providers().stream().map(provider -> provider.id()).toList(),
                DRAWN.registry().capabilities().stream().map(each -> each.key()).toList()));
    assertThat(page.evaluate("() => registry.asOf")).isEqualTo(DRAWN.registry().asOf().toString());
    List<EffectiveRoute> routes = List.copyOf(DRAWN.registry().routes());
    assertThat(routes).anyMatch(EffectiveRoute::ended);
    assertThat(
            page.evaluate(
                "() => registry.routes.filter((each) => registry.isActive(each))"
                    + ".map((each) => each.id)"))
        .isEqualTo(
            routes.stream().filter(EffectiveRoute::isActive).map(EffectiveRoute::id).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere, answers 404",
    "broken/text, is no JSON",
    "broken/kind, is no search of a registry",
    "broken/version, has schema version 2"
  })
  void says_why_a_registry_cannot_be_loaded(String base, String message) {
    Object said = page.evaluate("base => module.load('/' + base).catch((e) => e.message)", base);

    assertThat(said).asString().contains(message).contains("/" + base + "/api/registry/");
  }

  @Test
  void says_that_a_host_does_not_answer() {
    assertThat(
            page.evaluate("() => module.load('https://elsewhere.test/').catch((e) => e.message)"))
        .asString()
        .contains("https://elsewhere.test/api/registry/search.json cannot be reached");
  }
}
