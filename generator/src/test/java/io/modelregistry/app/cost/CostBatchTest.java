package io.modelregistry.app.cost;

import static io.modelregistry.derive.price.Usages.usage;
import static io.modelregistry.registry.Prices.between;
import static io.modelregistry.registry.Prices.metered;
import static io.modelregistry.registry.Prices.region;
import static io.modelregistry.registry.Prices.tier;
import static io.modelregistry.registry.Prices.times;
import static io.modelregistry.registry.Prices.when;
import static io.modelregistry.registry.Prices.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.lookup.RouteChoice;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import io.modelregistry.render.ApiSchemas;
import io.modelregistry.render.json.CostJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CostBatchTest {
  private static final String SCHEMA = "answers/cost.schema.json";

  private static final Registry REGISTRY =
      new SampleRegistry()
          .provider("acme")
          .platform("direct")
          .platform("cloudy")
          .model("acme", "one", model -> model.aliases = List.of("uno"))
          .model("acme", "two")
          .route(
              "one",
              "direct",
              route -> {
                route.modelStringOverride = "acme/One";
                route.pricing =
                    with(
                        metered("input_cost", "2.5", "output_cost", "10", "request_cost", "0.001"),
                        when(between("2026-12-01T00:00:00Z", null), "input_cost", "2"),
                        times(tier("batch"), "0.5"),
                        times(region("eu"), "1.1"));
              })
          .route(
              "two",
              "direct",
              route -> {
                route.status = RouteStatus.INACTIVE;
                route.pricing = metered("input_cost", "1");
              })
          .route("two", "cloudy", route -> {})
          .route("one", "cloudy", route -> route.pricing = metered("input_cost", "3"))
          .build();

  private static CostDesk desk() {
    return new CostDesk(REGISTRY, SampleRegistry.NOON);
  }

  private static List<String> lines(String requests) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new CostBatch(desk())
          .run(new ByteArrayInputStream(requests.getBytes(StandardCharsets.UTF_8)), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
    return text.lines().toList();
  }

  private static JsonNode answer(String request) {
    List<String> lines = lines(request);
    assertThat(lines).hasSize(1);
    assertThat(ApiSchemas.problems(SCHEMA, lines.get(0))).as(lines.get(0)).isEmpty();
    return JsonMapper.shared().readTree(lines.get(0));
  }

  private static String total(String rest) {
    JsonNode answer = answer("{\"route_id\":\"one--direct\"," + rest + "}");
    return answer.path("total").asString(answer.toString());
  }

  @Test
  void answers_a_line_with_a_line() {
    assertThat(
            lines(
                "{\"platform\":\"direct\",\"model_string\":\"acme/One\",\"usage\":"
                    + "{\"input_tokens\":1000,\"output_tokens\":100},\"at\":\"2026-08-20T12:00:00Z\"}"))
        .containsExactly(
            "{\"route_id\":\"one--direct\",\"currency\":\"USD\",\"input\":\"0.0025\","
                + "\"output\":\"0.001\",\"total\":\"0.0045\",\"complete\":true,\"lines\":["
                + "{\"unit\":\"input_tokens\",\"quantity\":1000,\"price\":\"input_cost\","
                + "\"rate\":\"2.5\",\"per\":1000000,\"amount\":\"0.0025\",\"direction\":\"input\"},"
                + "{\"unit\":\"output_tokens\",\"quantity\":100,\"price\":\"output_cost\","
                + "\"rate\":\"10\",\"per\":1000000,\"amount\":\"0.001\",\"direction\":\"output\"},"
                + "{\"unit\":\"requests\",\"quantity\":1,\"price\":\"request_cost\","
                + "\"rate\":\"0.001\",\"per\":1,\"amount\":\"0.001\"}]}");
  }

  @Test
  void takes_time_tier_and_region_from_the_line_or_else_now_and_the_base() {
    String usage = "\"usage\":{\"input_tokens\":1000000}";

    assertThat(total(usage)).isEqualTo("2.501");
    assertThat(total(usage + ",\"at\":\"2026-12-01\"")).isEqualTo("2.001");
    assertThat(total(usage + ",\"at\":\"2026-12-01T01:59:59+02:00\"")).isEqualTo("2.501");
    assertThat(total(usage + ",\"service_tier\":\"batch\"")).isEqualTo("1.251");
    assertThat(total(usage + ",\"service_tier\":\"batch\",\"region\":\"eu\"")).isEqualTo("1.376");
    assertThat(total(usage + ",\"service_tier\":null,\"at\":null")).isEqualTo("2.501");
  }

  @Test
  void says_what_has_no_price() {
    JsonNode answer =
        answer(
            "{\"route_id\":\"one--cloudy\",\"usage\":{\"input_tokens\":10,\"output_tokens\":5}}");

    assertThat(answer.required("complete").booleanValue()).isFalse();
    assertThat(answer.required("unpriced").get(0).stringValue()).isEqualTo("output_tokens");
  }

  @Test
  void says_why_a_cost_is_unknown_and_never_0() {
    JsonNode answer = answer("{\"route_id\":\"two--cloudy\",\"usage\":{\"input_tokens\":10}}");

    assertThat(answer.at("/error/code").stringValue()).isEqualTo("price_unknown");
    assertThat(answer.at("/error/reason").stringValue()).isEqualTo("not_stated");
    assertThat(answer.at("/error/message").stringValue()).contains("unknown, because");
    assertThat(answer.has("total")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "|invalid_request",
        "{|invalid_request",
        "{} {}|invalid_request",
        "[]|invalid_request",
        "{\"usage\":{}}|invalid_request",
        "{\"route_id\":\"one--direct\"}|invalid_request",
        "{\"route_id\":\"one--direct\",\"usage\":7}|invalid_request",
        "{\"route_id\":\"one--direct\",\"model_id\":\"one\",\"usage\":{}}|invalid_request",
        "{\"route_id\":\"one--direct\",\"platform\":\"direct\",\"usage\":{}}|invalid_request",
        "{\"route_id\":\"one--direct\",\"usage\":{},\"usage\":{}}|invalid_request",
        "{\"route_id\":\"one--direct\",\"usage\":{},\"service_teir\":\"batch\"}|invalid_request",
        "{\"route_id\":\"one--direct\",\"usage\":{},\"region\":1}|invalid_request",
        "{\"route_id\":\"one--direct\",\"usage\":{\"input_token\":1}}|unknown_unit",
        "{\"route_id\":\"one--direct\",\"usage\":{\"input_tokens\":\"1\"}}|not_a_count",
        "{\"route_id\":\"one--direct\",\"usage\":{\"input_tokens\":true}}|not_a_count",
        "{\"route_id\":\"one--direct\",\"usage\":{\"input_tokens\":-1}}|negative_count",
        "{\"route_id\":\"one--direct\",\"usage\":{\"input_tokens\":1.5}}|fractional_count",
        "{\"route_id\":\"one--direct\",\"usage\":{\"input_tokens\":1e12,\"output_tokens\":1e16}}"
            + "|invalid_request",
        "{\"route_id\":\"one--direct\",\"usage\":{\"cache_read_tokens\":1}}|missing_total",
        "{\"route_id\":\"one--direct\",\"usage\":{\"input_tokens\":1,\"cache_read_tokens\":2}}"
            + "|part_above_total",
        "{\"route_id\":\"one--direct\",\"usage\":{\"input_tokens\":9,\"cache_read_tokens\":2,"
            + "\"input_audio_tokens\":2}}|missing_overlap",
        "{\"route_id\":\"one--direct\",\"usage\":{},\"at\":\"noon\"}|not_a_time",
        "{\"route_id\":\"one--direct\",\"usage\":{},\"at\":\"2026-02-30\"}|not_a_time",
        "{\"route_id\":\"one--direct\",\"usage\":{},\"at\":1790000000}|not_a_time",
        "{\"route_id\":\"one--direct\",\"usage\":{},\"at\":\"+99999-01-01T00:00:00Z\"}|not_a_time",
        "{\"route_id\":\"one--misty\",\"usage\":{}}|unknown_route",
        "{\"platform\":\"misty\",\"model_id\":\"one\",\"usage\":{}}|unknown_platform",
        "{\"platform\":\"direct\",\"model_string\":\"onne\",\"usage\":{}}|unknown_model",
        "{\"route_id\":\"two--direct\",\"usage\":{}}|route_inactive",
        "{\"model_id\":\"one\",\"usage\":{}}|ambiguous_route"
      })
  void says_what_is_wrong_with_a_line(String request, String code) {
    JsonNode answer = answer((request == null ? "" : request) + "\n");

    assertThat(answer.at("/error/code").asString()).as(answer.toString()).isEqualTo(code);
    assertThat(answer.at("/error/message").stringValue()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void has_every_code_in_its_schema(Refusal.Code code) {
    assertThat(
            ApiSchemas.problems(
                SCHEMA + "#/$defs/refused", JsonText.compact(CostJson.of(new Refusal(code, "no")))))
        .isEmpty();
  }

  @Test
  void goes_on_after_a_line_that_is_wrong_and_keeps_the_order() {
    String good = "{\"route_id\":\"one--cloudy\",\"usage\":{\"input_tokens\":%d}}";
    StringBuilder requests = new StringBuilder();
    for (int i = 1; i <= 10_000; i++) {
      requests.append(i % 10 == 0 ? "nonsense" : good.formatted(i)).append("\r\n");
    }

    List<String> answers = lines(requests.toString());

    assertThat(answers).hasSize(10_000);
    for (int i = 1; i <= answers.size(); i++) {
      assertThat(answers.get(i - 1)).contains(i % 10 == 0 ? "error" : "\"quantity\":" + i + ",");
    }
  }

  @Test
  void answers_nothing_with_nothing_and_needs_no_last_line_feed() {
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n\n")).hasSize(2);
    assertThat(lines("{}\n{}")).hasSize(2);
  }

  @Test
  void counts_what_it_answered() throws IOException {
    InputStream in =
        new ByteArrayInputStream(
            ("{\"route_id\":\"one--direct\",\"usage\":{}}\n\n{\"route_id\":\"two--cloudy\","
                    + "\"usage\":{}}\n")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(new CostBatch(desk()).run(in, OutputStream.nullOutputStream()))
        .isEqualTo(new CostBatch.Tally(1, 2));
  }

  @Test
  void refuses_a_line_without_end_without_keeping_it() {
    byte[] endless = new byte[3_000_000];
    Arrays.fill(endless, (byte) '7');
    String good = "{\"route_id\":\"one--cloudy\",\"usage\":{\"input_tokens\":1}}\n";

    assertThat(lines(new String(endless, StandardCharsets.UTF_8) + "\n" + good))
        .satisfiesExactly(
            line -> assertThat(line).contains("invalid_request", "1000000"),
            line -> assertThat(line).contains("\"total\":\"0.000003\""));
  }

  @Test
  @Timeout(60)
  void answers_before_it_waits_for_more() throws Exception {
    PipedOutputStream questions = new PipedOutputStream();
    try (PipedInputStream in = new PipedInputStream(questions);
        PipedInputStream answers = new PipedInputStream()) {
      PipedOutputStream out = new PipedOutputStream(answers);
      CompletableFuture<CostBatch.Tally> run =
          CompletableFuture.supplyAsync(
              () -> {
                try (out) {
                  return new CostBatch(desk()).run(in, out);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      for (int i = 0; i < 3; i++) {
        questions.write("{}\n".getBytes(StandardCharsets.UTF_8));
        questions.flush();
        assertThat(answers.read()).isEqualTo('{');
        while (answers.read() != '\n') {
          // The rest of the answer.
        }
      }
      questions.close();
      assertThat(run.get(30, TimeUnit.SECONDS).failed()).isEqualTo(3);
    }
  }

  @Property(tries = 50)
  void answers_in_a_batch_what_it_answers_alone(
      @ForAll @Size(max = 20) List<@IntRange(max = 1_000_000) Integer> counts) {
    StringBuilder requests = new StringBuilder();
    List<String> alone = new ArrayList<>();
    for (int count : counts) {
      requests
          .append("{\"route_id\":\"one--direct\",\"usage\":{\"input_tokens\":")
          .append(count)
          .append("}}\n");
      CostDesk.Quote quote =
          desk()
              .one(
                  new CostQuestion(
                      new RouteChoice.ById("one--direct"),
                      usage("input_tokens=" + count),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty()));
      alone.add(JsonText.compact(CostJson.of(quote.route(), quote.answer())));
    }

    assertThat(lines(requests.toString())).isEqualTo(alone);
  }
}
