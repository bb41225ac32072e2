package io.modelregistry.app.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.price.CostAnswer;
import io.modelregistry.derive.price.Costing;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.derive.price.Usage;
import io.modelregistry.edit.EditPlan;
import io.modelregistry.model.Condition;
import io.modelregistry.model.Observation;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import io.modelregistry.render.ApiSchemas;
import io.modelregistry.source.Provenance;
import io.modelregistry.source.Snapshot;
import io.modelregistry.usage.UsageException;
import io.modelregistry.usage.duckdb.CallTable;
import io.modelregistry.usage.spend.By;
import io.modelregistry.usage.spend.SpendReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficLogsTest {
  private static final Registry REGISTRY = registry();

  @TempDir private Path folder;

  private static Registry registry() {
    return new SampleRegistry()
        .platform("direct")
        .platform("openrouter")
        .platform("amazon-bedrock")
        .provider("acme")
        .model("acme", "small")
        .model("acme", "large", model -> model.aliases = List.of("large-latest"))
        .model("acme", "unpriced")
        .model("acme", "dear")
        .route("small", "direct", route -> route.pricing = conditional())
        .route(
            "small",
            "openrouter",
            route -> {
              route.modelStringOverride = "acme/small";
              route.pricing = flat("0.05", "0.2");
            })
        .route("large", "direct", route -> route.pricing = flat("2.5", "10"))
        .route(
            "large",
            "amazon-bedrock",
            route -> {
              route.modelStringOverride = "acme.large-v1";
              route.pricing = flat("1.25", "9.999999");
            })
        .route("unpriced", "direct", route -> {})
        .route("dear", "direct", route -> route.pricing = flat("20", "90"))
        .route("dear", "openrouter", route -> route.pricing = conditional())
        .build();
  }

  private static Pricing flat(String input, String output) {
    return new Pricing(
        Pricing.Kind.METERED,
        "USD",
        Map.of(Units.INPUT, new BigDecimal(input), Units.OUTPUT, new BigDecimal(output)),
        List.of());
  }

  /** Everything that a price may depend on. */
  private static Pricing conditional() {
    return new Pricing(
        Pricing.Kind.METERED,
        "USD",
        Map.of(
            Units.INPUT,
            new BigDecimal("0.123456789"),
            Units.OUTPUT,
            new BigDecimal("0.7"),
            Units.CACHE_READ,
            new BigDecimal("0.0123"),
            Units.require("request_cost"),
            new BigDecimal("0.001"),
            Units.require("input_audio_cost"),
            new BigDecimal("3")),
        List.of(
            override(at("2026-11-02T07:30:00Z", null), "0.2", null),
            override(over(1000), "0.4", null),
            override(hours(), "0.05", null),
            override(tier("batch"), null, "0.5"),
            override(region("eu"), null, "1.1")));
  }

  private static PriceOverride override(
      Condition when, @Nullable String input, @Nullable String multiplier) {
    return new PriceOverride(
        when,
        input == null ? Map.of() : Map.of(Units.INPUT, Optional.of(new BigDecimal(input))),
        multiplier == null ? null : new BigDecimal(multiplier));
  }

  private static Condition at(String from, @Nullable String until) {
    return new Condition(
        Instant.parse(from),
        until == null ? null : Instant.parse(until),
        null,
        null,
        null,
        null,
        null);
  }

  private static Condition over(long tokens) {
    return new Condition(null, null, tokens, null, null, null, null);
  }

  private static Condition hours() {
    return new Condition(
        null,
        null,
        null,
        null,
        new Condition.Hours(
            LocalTime.of(22, 15), LocalTime.of(3, 0), Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY)),
        null,
        null);
  }

  private static Condition tier(String tier) {
    return new Condition(null, null, null, null, null, tier, null);
  }

  private static Condition region(String region) {
    return new Condition(null, null, null, null, null, null, region);
  }

  private Path log(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private TrafficLogs logs(Path... files) {
    return new TrafficLogs(
        REGISTRY,
        new TrafficLogs.Request(
            List.of(files),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new CallTable.Options(folder, 256)));
  }

  private SpendReport spend(Path... files) {
    return logs(files).spend(List.of(By.ROUTE, By.DAY), Optional.empty());
  }

  private static Map<String, String> costs(SpendReport report) {
    Map<String, String> costs = new java.util.TreeMap<>();
    report
        .tables()
        .getOrDefault("route", List.of())
        .forEach(row -> costs.put(row.name(), row.cost().stripTrailingZeros().toPlainString()));
    return costs;
  }

  private static Map<String, Long> notPriced(SpendReport report) {
    Map<String, Long> reasons = new java.util.TreeMap<>();
    report.notPriced().forEach(each -> reasons.put(each.reason(), each.calls()));
    return reasons;
  }

  /** The engine itself, line by line. */
  private static final class Reference {
    private BigDecimal total = BigDecimal.ZERO;
    private final Map<String, Long> refused = new java.util.TreeMap<>();

    void add(Map<String, Object> line, Map<String, String> counts) {
      EffectiveRoute route = REGISTRY.route(String.valueOf(line.get("route_id"))).orElseThrow();
      Usage.Counter counter = new Usage.Counter();
      try {
        for (Map.Entry<String, String> count : counts.entrySet()) {
          counter.set(count.getKey(), new BigDecimal(count.getValue()));
        }
        PriceContext context =
            PriceContext.atInstant(Instant.parse(String.valueOf(line.get("at"))));
        if (line.containsKey("service_tier")) {
          context = context.withServiceTier(String.valueOf(line.get("service_tier")));
        }
        if (line.containsKey("region")) {
          context = context.withRegion(String.valueOf(line.get("region")));
        }
        CostAnswer answer = Costing.of(route.pricing(), counter.inferOverlaps().usage(), context);
        if (answer instanceof CostAnswer.Priced priced) {
          total = total.add(priced.cost().total());
        } else {
          refused.merge("price_" + ((CostAnswer.Unknown) answer).reason().word(), 1L, Long::sum);
        }
      } catch (Refusal refusal) {
        refused.merge(refusal.code().word(), 1L, Long::sum);
      }
    }
  }

  @Test
  void costs_to_the_last_digit_what_the_engine_says_line_by_line() {
    Random random = new Random(42);
    Reference reference = new Reference();
    StringBuilder text = new StringBuilder();
    List<String> routes = REGISTRY.routes().stream().map(EffectiveRoute::id).toList();
    String[] odd = {"-1", "1.5", "5.0", "1e3", "1e30", "99999999999", "\"7\"", "0"};
    for (int i = 0; i < 4_000; i++) {
      Map<String, Object> line = new java.util.LinkedHashMap<>();
      line.put("route_id", routes.get(random.nextInt(routes.size())));
      Instant when =
          Instant.parse("2026-10-31T00:00:00Z").plusMillis((long) (random.nextDouble() * 4e8));
      line.put("at", when.toString());
      if (random.nextInt(4) == 0) {
        line.put("service_tier", "batch");
      }
      if (random.nextInt(4) == 0) {
        line.put("region", random.nextBoolean() ? "eu" : "us");
      }
      Map<String, String> counts = new java.util.LinkedHashMap<>();
      int input = 990 + random.nextInt(22);
      counts.put("input_tokens", Integer.toString(input));
      counts.put("output_tokens", Integer.toString(random.nextInt(500)));
      if (random.nextInt(3) == 0) {
        counts.put("cache_read_tokens", Integer.toString(random.nextInt(1_100)));
      }
      if (random.nextInt(5) == 0) {
        counts.put("input_audio_tokens", Integer.toString(random.nextInt(300)));
      }
      if (random.nextInt(20) == 0) {
        counts.put("cache_audio_read_tokens", Integer.toString(random.nextInt(100)));
      }
      if (random.nextInt(9) == 0) {
        counts.put("requests", Integer.toString(random.nextInt(3)));
      }
      if (random.nextInt(15) == 0) {
        counts.put("output_tokens", odd[random.nextInt(odd.length)]);
      }
      if (random.nextInt(50) == 0) {
        counts.remove("input_tokens");
      }
      text.append('{');
      line.forEach((key, value) -> text.append('"' + key + "\":\"" + value + "\","));
      text.append("\"usage\":{");
      text.append(
          String.join(
              ",",
              counts.entrySet().stream()
                  .map(e -> '"' + e.getKey() + "\":" + e.getValue())
                  .toList()));
      text.append("}}\n");
      counts.replaceAll((key, value) -> value.replace("\"", ""));
      reference.add(line, counts);
    }
    SpendReport report = spend(log("random.jsonl", text.toString()));
    BigDecimal total =
        report.totals().stream()
            .map(SpendReport.Row::cost)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(total).isEqualByComparingTo(reference.total);
    assertThat(total.signum()).isPositive();
    assertThat(notPriced(report)).isEqualTo(reference.refused);
    assertThat(reference.refused)
        .containsKeys(
            "negative_count",
            "fractional_count",
            "count_too_large",
            "part_above_total",
            "missing_total",
            "missing_overlap",
            "price_not_stated");
  }

  @Test
  @SuppressWarnings("StringConcatToTextBlock") // Its line ends matter.
  void reads_odd_lines_and_tells_of_each() {
    Path log =
        log(
            "odd.jsonl",
            "\ufeff{\"at\":\"2026-11-03T10:00:00Z\",\"platform\":\"direct\",\"model\":\"large\",\"usage\":{\"input_tokens\":1000000},\"cost\":2.4}\r\n"
                + "\r\n"
                + "not json\r\n"
                + "{\"at\":\"2026-11-03T10:00:00Z\",\"platform\":\"nowhere\",\"model\":\"large\"}\r\n"
                + "{\"at\":\"soon\",\"platform\":\"direct\",\"model\":\"large\"}\r\n"
                + "{\"at\":1793613600,\"platform\":\"acme\",\"model\":\"LARGE-latest\",\"input_tokens\":\"1000000\",\"status\":200}\r\n"
                + "{\"at\":\"2026-11-03\",\"platform\":\"direct\",\"model\":\"large\",\"status\":500}\r\n"
                + "{\"at\":\"2026-11-03\",\"platform\":\"direct\",\"model\":\"large\"}\r\n"
                + "{\"at\":\"2026-11-03\",\"model\":\"mystery\",\"served_from_cache\":true}\r\n"
                + "{\"at\":\"2026-11-03\",\"platform\":\"direct\",\"model\":\"mys'tery\"}");
    SpendReport report = spend(log);
    assertThat(costs(report)).isEqualTo(Map.of("large--direct", "5"));
    assertThat(report.totals().get(0).billedCalls()).isEqualTo(1);
    assertThat(report.totals().get(0).billed()).isEqualByComparingTo("2.4");
    assertThat(report.totals().get(0).costOfBilled()).isEqualByComparingTo("2.5");
    assertThat(notPriced(report))
        .isEqualTo(
            Map.of(
                "unknown_platform", 1L,
                "unknown_model", 1L,
                "not_a_time", 1L,
                "failed_without_usage", 1L,
                "missing_usage", 1L));
    assertThat(report.lines())
        .isEqualTo(Map.of("call", 6L, "cached", 1L, "unreadable", 1L, "untimed", 1L));
  }

  @Test
  void reads_spans_of_open_telemetry_but_not_those_around_them() throws IOException {
    String span =
        "{\"startTimeUnixNano\":\"1793613600000000000\",\"endTimeUnixNano\":\"1793613601500000000\","
            + "\"attributes\":[%s{\"key\":\"gen_ai.provider.name\",\"value\":{\"stringValue\":\"%s\"}},"
            + "{\"key\":\"gen_ai.request.model\",\"value\":{\"stringValue\":\"%s\"}},"
            + "{\"key\":\"gen_ai.usage.input_tokens\",\"value\":{\"intValue\":\"1000000\"}},"
            + "{\"key\":\"gen_ai.usage.output_tokens\",\"value\":{\"intValue\":300}}],"
            + "\"status\":{\"code\":%d}}";
    String agent =
        "{\"key\":\"gen_ai.operation.name\",\"value\":{\"stringValue\":\"invoke_agent\"}},";
    String spans =
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":["
            + span.formatted("", "acme", "large", 1)
            + ","
            + span.formatted("", "aws.bedrock", "acme.large-v1", 2)
            + ","
            + span.formatted(agent, "acme", "large", 1)
            + ",{\"startTimeUnixNano\":\"1793613600000000000\",\"name\":\"GET /\"}]}]}]}\n";
    Path log = folder.resolve("spans.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(log))) {
      out.write(spans.getBytes(StandardCharsets.UTF_8));
    }
    SpendReport report = spend(log);
    assertThat(costs(report))
        .isEqualTo(Map.of("large--direct", "2.503", "large--amazon-bedrock", "1.2529999997"));
    assertThat(report.lines()).isEqualTo(Map.of("call", 2L, "other", 2L));
    TrafficLogs.Performance performance = logs(log).performance();
    List<Observation> days = performance.days().values().stream().flatMap(List::stream).toList();
    assertThat(days).extracting(Observation::successes).containsExactly(0L, 1L);
    assertThat(days.get(1).p95LatencyMs()).isEqualByComparingTo("1500");
    assertThat(days.get(1).tokensPerSecond()).isEqualByComparingTo("200");
  }

  @Test
  void reads_spend_logs_of_litellm_whose_metadata_may_be_text() {
    String line =
        "{\"request_id\":\"%s\",\"call_type\":\"acompletion\",\"spend\":0.5,\"prompt_tokens\":1000000,"
            + "\"completion_tokens\":0,\"startTime\":\"2026-11-03T10:00:00\",\"endTime\":\"2026-11-03T10:00:02\",\"model\":\"%s\",\"custom_llm_provider\":\"%s\",\"cache_hit\":\"%s\",\"metadata\":%s}\n";
    String metadata =
        "{\"status\":\"success\",\"usage_object\":{\"prompt_tokens_details\":{\"cached_tokens\":500000}}}";
    Path log =
        log(
            "litellm.jsonl",
            line.formatted("a", "small", "acme", "False", metadata)
                + line.formatted(
                    "b", "small", "acme", "None", '"' + metadata.replace("\"", "\\\"") + '"')
                + line.formatted("c", "small", "acme", "True", "{}")
                + line.formatted("d", "bedrock/acme.large-v1", "bedrock", "", "null"));
    SpendReport report = spend(log);
    // Above the threshold: 500,000 at 0.4, as many from the cache at 0.0123, and the request.
    assertThat(costs(report))
        .isEqualTo(Map.of("small--direct", "0.4143", "large--amazon-bedrock", "1.25"));
    assertThat(report.lines()).isEqualTo(Map.of("call", 3L, "cached", 1L));
    assertThat(report.totals().get(0).billed()).isEqualByComparingTo("1.5");
  }

  @Test
  void reads_activity_of_openrouter_and_plain_tables() {
    Path activity =
        log(
            "activity.csv",
            "generation_id,created_at,cost_total,tokens_prompt,tokens_completion,tokens_cached,"
                + "model_permaslug,provider_name,generation_time_ms\r\n"
                + "gen-1,2026-11-03 10:00:00.5,0.05,1000000,0,0,acme/small,Acme,1200\r\n"
                + "gen-2,2026-11-03 11:00:00,\"0.2\",0,1000000,,acme/small,\"A, B\",800\r\n");
    Path table =
        log(
            "plain.csv",
            """
            \ufefftime;model;platform;input_tokens;team
            2026-11-03T10:00:00+02:00;large;direct;1000000;=cmd
            2026-11-03T10:00:00+02:00;large;direct;1000000;
            """);
    assertThat(costs(spend(activity, table)))
        .isEqualTo(Map.of("small--openrouter", "0.25", "large--direct", "5"));
    SpendReport byTeam = logs(table).spend(List.of(By.MODEL), Optional.of("team"));
    assertThat(byTeam.tables().getOrDefault("team", List.of()))
        .extracting(SpendReport.Row::name)
        .containsExactlyInAnyOrder("", "=cmd");
    List<Observation> days =
        logs(activity).performance().days().values().stream().flatMap(List::stream).toList();
    assertThat(days).hasSize(1);
    assertThat(days.get(0).avgLatencyMs()).isEqualByComparingTo("1000");
    assertThat(days.get(0).p50LatencyMs()).isEqualByComparingTo("800");
  }

  @Test
  void knows_formats_that_follow_their_schema() throws IOException {
    try (InputStream in =
        io.modelregistry.usage.log.LogFormats.class.getResourceAsStream("log-formats.json")) {
      String formats =
          new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(ApiSchemas.problems("log-formats.schema.json", formats)).isEmpty();
    }
  }

  @Test
  void finds_what_the_same_traffic_would_cost_elsewhere() {
    SpendReport report =
        spend(
            log(
                "elsewhere.jsonl",
                "{\"at\":\"2026-11-03\",\"route_id\":\"large--direct\",\"input_tokens\":1000000}\n"
                    .repeat(3)));
    assertThat(report.savings())
        .singleElement()
        .satisfies(
            saving -> {
              assertThat(saving.cheaperRouteId()).isEqualTo("large--amazon-bedrock");
              assertThat(saving.saved()).isEqualByComparingTo("3.75");
            });
  }

  @Test
  void what_it_would_cost_elsewhere_is_what_the_engine_says_of_each_call_there() {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    BigDecimal there = BigDecimal.ZERO;
    Pricing elsewhere = conditional();
    for (int i = 0; i < 500; i++) {
      Instant at =
          Instant.parse("2026-10-31T00:00:00Z").plusMillis((long) (random.nextDouble() * 4e8));
      String tier = random.nextInt(4) == 0 ? "batch" : "";
      long input = 990L + random.nextInt(22);
      long output = random.nextInt(500);
      text.append("{\"route_id\":\"dear--direct\",\"at\":\"").append(at);
      text.append("\",\"service_tier\":\"").append(tier);
      text.append("\",\"usage\":{\"input_tokens\":").append(input);
      text.append(",\"output_tokens\":").append(output).append("}}\n");
      Usage.Counter counter = new Usage.Counter();
      counter.set("input_tokens", BigDecimal.valueOf(input));
      counter.set("output_tokens", BigDecimal.valueOf(output));
      PriceContext context = PriceContext.atInstant(at);
      CostAnswer answer =
          Costing.of(
              elsewhere, counter.usage(), tier.isEmpty() ? context : context.withServiceTier(tier));
      there = there.add(((CostAnswer.Priced) answer).cost().total());
    }
    BigDecimal expected = there;
    assertThat(spend(log("dear.jsonl", text.toString())).savings())
        .singleElement()
        .satisfies(
            saving -> {
              assertThat(saving.cheaperRouteId()).isEqualTo("dear--openrouter");
              assertThat(saving.calls()).isEqualTo(500);
              assertThat(saving.wouldCost()).isEqualByComparingTo(expected);
            });
  }

  @Test
  void adds_days_to_what_was_observed_and_keeps_the_fuller_day() {
    Path log =
        log(
            "days.jsonl",
            """
            {"at":"2026-11-03","route_id":"large--direct","latency_ms":100}
            {"at":"2026-11-04","route_id":"large--direct","latency_ms":200}
            {"at":"2026-12-01","route_id":"large--direct","status":"error"}
            """);
    TrafficLogs.Performance found = logs(log).performance();
    Snapshot empty = new Snapshot(Map.of(), List.of(), Provenance.unknown("A test."));
    EditPlan plan = found.plan(empty);
    assertThat(plan.edits())
        .extracting(edit -> edit.path())
        .containsExactly(
            "observations/large/direct/2026-11.json", "observations/large/direct/2026-12.json");
    Snapshot after = plan.over(empty);
    assertThat(found.plan(after).isEmpty()).isTrue();
    String fuller =
        new String(
                java.util.Objects.requireNonNull(
                        after.files().get("observations/large/direct/2026-11.json"))
                    .bytes(),
                StandardCharsets.UTF_8)
            .replaceFirst("\"requests\": 1", "\"requests\": 50");
    Map<String, io.modelregistry.source.SourceFile> files = new java.util.TreeMap<>(after.files());
    files.put(
        "observations/large/direct/2026-11.json",
        new io.modelregistry.source.SourceFile(
            "observations/large/direct/2026-11.json", fuller.getBytes(StandardCharsets.UTF_8)));
    assertThat(found.plan(new Snapshot(files, List.of(), Provenance.unknown("A test."))).isEmpty())
        .isTrue();
  }

  @Test
  void leaves_no_file_behind_and_says_what_it_cannot_read() throws IOException {
    Path log = log("text.log", "GET / 200\n");
    assertThatThrownBy(() -> spend(log))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("none of the formats");
    assertThatThrownBy(() -> spend(folder.resolve("missing"))).isInstanceOf(UsageException.class);
    spend(log("one.jsonl", "{\"model\":\"large\"}"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .containsExactlyInAnyOrder("text.log", "one.jsonl");
    }
  }
}
