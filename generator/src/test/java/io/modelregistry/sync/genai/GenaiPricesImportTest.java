package io.modelregistry.sync.genai;

import static io.modelregistry.sync.Imported.CREATE;
import static io.modelregistry.sync.Imported.EMPTY;
import static io.modelregistry.sync.Imported.MATCH;
import static io.modelregistry.sync.Imported.TODAY;
import static io.modelregistry.sync.Imported.edited;
import static io.modelregistry.sync.Imported.kinds;
import static io.modelregistry.sync.Imported.pricing;
import static io.modelregistry.sync.Imported.route;
import static io.modelregistry.sync.Imported.texts;
import static io.modelregistry.sync.Imported.valid;
import static io.modelregistry.sync.Imported.with;
import static io.modelregistry.sync.genai.Listed.byName;
import static io.modelregistry.sync.genai.Listed.list;
import static io.modelregistry.sync.genai.Listed.model;
import static io.modelregistry.sync.genai.Listed.provider;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Entities;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Route;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportReport;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.ImportResult;
import io.modelregistry.sync.Imported;
import io.modelregistry.sync.offer.Remarks;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenaiPricesImportTest {
  private static final String CHEAP = "{\"input_mtok\": 1, \"output_mtok\": 2}";

  private static ImportResult create(byte[] list) {
    return GenaiPricesImport.of(EMPTY, list, CREATE);
  }

  private static Snapshot tree(byte[] list) {
    return create(list).plan().over(EMPTY);
  }

  private static Entities created(byte[] list) {
    return valid(tree(list));
  }

  private static Snapshot again(Snapshot before, byte[] list) {
    return GenaiPricesImport.of(before, list, MATCH).plan().over(before);
  }

  /** The route that one model with these prices becomes. */
  private static Route priced(String prices) {
    return route(created(list(provider("x", model("m", prices)))), "m--x");
  }

  private static Pricing price(String prices) {
    return Objects.requireNonNull(priced(prices).pricing());
  }

  private static Map<Unit, BigDecimal> rates(String prices) {
    return price(prices).rates();
  }

  /** The overrides as the file of the route has them. */
  private static String overrides(String prices) {
    String file =
        texts(create(list(provider("x", model("m", prices)))).plan()).stream()
            .filter(text -> text.startsWith("routes/"))
            .findFirst()
            .orElseThrow()
            .replaceAll("\\s+", " ");
    return file.replaceFirst(".*\"overrides\": \\[ (.*) \\] \\}, \"sources.*", "$1");
  }

  @Test
  void makes_every_provider_a_platform_and_every_model_a_route_there() {
    byte[] list =
        list(
            provider("openai", model("gpt-4o", CHEAP), model("ft:gpt-4o", CHEAP)),
            provider(
                "azure",
                model("gpt-4o", CHEAP),
                model("Same", CHEAP),
                model("SAME", CHEAP),
                model("same", CHEAP)),
            provider(
                "aws",
                model("global.anthropic.claude-opus-5-v1:0", CHEAP),
                model("regional.anthropic.claude-opus-5-v1:0", CHEAP),
                model("anthropic.claude-opus-5", CHEAP)),
            provider(
                "openrouter",
                model("openai/gpt-4o", CHEAP),
                model("openai/gpt-4o:extended", CHEAP),
                model("~openai/gpt-latest", CHEAP),
                model("CON", CHEAP),
                model("../x", CHEAP),
                model("a".repeat(300), CHEAP)));
    Entities entities = created(list);
    assertThat(create(list).report().count(Count.OFFERS)).isEqualTo(15);
    assertThat(create(list).report().count(Count.ROUTES_CREATED)).isEqualTo(15);
    assertThat(entities.platforms()).containsOnlyKeys("aws", "azure", "openai", "openrouter");
    assertThat(byName(entities))
        .hasSize(15)
        .containsEntry("openai gpt-4o", "gpt-4o--openai")
        .containsEntry("openai ft:gpt-4o", "ft-gpt-4o--openai")
        .containsEntry("azure gpt-4o", "gpt-4o--azure")
        .containsEntry("openrouter openai/gpt-4o", "gpt-4o--openrouter")
        .containsEntry("openrouter openai/gpt-4o:extended", "gpt-4o--openrouter--extended")
        .containsEntry("aws anthropic.claude-opus-5", "claude-opus-5--aws")
        .containsEntry(
            "aws regional.anthropic.claude-opus-5-v1:0", "claude-opus-5--aws--regional-v1-0")
        .containsKeys("azure Same", "azure SAME", "azure same", "openrouter ../x");
    assertThat(route(entities, "claude-opus-5--aws--global-v1-0").region()).isEqualTo("global");
    assertThat(route(entities, "claude-opus-5--aws--regional-v1-0").region()).isNull();
    assertThat(Imported.model(entities, "gpt-4o").providerId()).isEqualTo("openai");
    assertThat(route(entities, "gpt-4o--openai").priority()).isEqualTo(1);
  }

  @Test
  void takes_over_what_is_known_besides_prices() {
    Entities entities =
        created(
            list(
                provider(
                    "x",
                    model(
                        "m",
                        CHEAP,
                        ", \"name\": \"The M\", \"context_window\": 1000,"
                            + " \"prices_checked\": \"2026-03-04\"")),
                """
                {"id": "aws", "pricing_urls": ["https://aws.example.com/prices", "http://x"],
                 "api_pattern": "https://bedrock\\\\.amazonaws\\\\.com", "models": []}\
                """,
                provider("y", model("m", CHEAP, ", \"context_window\": 500"))));
    assertThat(Imported.model(entities, "m").name()).isEqualTo("The M");
    assertThat(Imported.model(entities, "m").limits().contextWindow()).isEqualTo(1000);
    assertThat(route(entities, "m--y").limits().contextWindow()).isEqualTo(500);
    assertThat(route(entities, "m--x").sources())
        .singleElement()
        .satisfies(source -> assertThat(source.url()).contains("genai-prices"))
        .satisfies(source -> assertThat(source.verifiedAt()).isEqualTo("2026-03-04"));
    var platform = Objects.requireNonNull(entities.platforms().get("x"));
    assertThat(platform.name()).isEqualTo("The x");
    assertThat(platform.authType()).isEqualTo(AuthType.API_KEY);
    assertThat(platform.docsUrl()).isEqualTo("https://www.x.com/pricing");
  }

  @Test
  void knows_that_amazon_wants_signed_requests() {
    byte[] list =
        list(
            """
            {"id": "aws", "api_pattern": "https://bedrock\\\\.amazonaws\\\\.com",
             "models": [%s]}\
            """
                .formatted(model("m", CHEAP)));
    assertThat(Objects.requireNonNull(created(list).platforms().get("aws")).authType())
        .isEqualTo(AuthType.AWS_SIGV4);
  }

  @Test
  void changes_nothing_the_second_time() {
    byte[] list =
        list(
            provider("openai", model("gpt-9", CHEAP), model("free", "{}")),
            provider("b", model("openai/gpt-9:x", CHEAP), model("openai.gpt-9", CHEAP)));
    Snapshot once = tree(list);
    ImportResult again = GenaiPricesImport.of(once, list, CREATE);
    assertThat(again.plan()).isEqualTo(EditPlan.NONE);
    assertThat(again.report().count(Count.ROUTES_UNCHANGED)).isEqualTo(4);
    assertThat(GenaiPricesImport.of(once, list, MATCH).plan()).isEqualTo(EditPlan.NONE);
  }

  @Test
  void does_not_depend_on_the_order_of_the_list() {
    String some = provider("b", model("x/M.1", CHEAP), model("m_1", "{}"), model("M-1:y", CHEAP));
    String same = provider("b", model("M-1:y", CHEAP), model("m_1", "{}"), model("x/M.1", CHEAP));
    String other = provider("a", model("m-1", CHEAP));
    assertThat(texts(create(list(some, other)).plan()))
        .isEqualTo(texts(create(list(other, same)).plan()));
  }

  @Test
  void without_create_changes_only_routes_that_are_there() {
    Snapshot before = tree(list(provider("x", model("m", CHEAP))));
    ImportResult result =
        GenaiPricesImport.of(
            before,
            list(
                provider("x", model("m", "{\"input_mtok\": 7}"), model("m:new", CHEAP)),
                provider("y", model("m", CHEAP))),
            MATCH);
    assertThat(result.plan().edits()).hasSize(1);
    assertThat(result.report().count(Count.ROUTES_CHANGED)).isEqualTo(1);
    assertThat(result.report().count(Count.UNMATCHED)).isEqualTo(2);
    assertThat(Imported.rates(valid(result.plan().over(before)), "m--x", TODAY).get(Units.INPUT))
        .isEqualByComparingTo("7");
  }

  @Test
  void says_tiers_with_thresholds_that_must_be_exceeded() {
    assertThat(
            overrides(
                """
                {"input_mtok": {"base": 1, "tiers":
                   [{"start": 200, "price": 3}, {"start": 100, "price": 2}]},
                 "output_mtok": {"base": 5, "tiers": [{"start": 200, "price": 6}]},
                 "cache_read_mtok": 1}\
                """))
        .isEqualTo(
            "{ \"when\": { \"input_tokens_over\": 100 }, \"input_cost\": 2 },"
                + " { \"when\": { \"input_tokens_over\": 200 }, \"input_cost\": 3,"
                + " \"output_cost\": 6 }");
  }

  @Test
  void says_days_with_dated_prices_and_takes_back_what_is_left_out() {
    assertThat(
            overrides(
                """
                [{"prices": {"input_mtok": {"base": 1, "tiers": [{"start": 100, "price": 2}]},
                             "cache_read_mtok": 0.5}},
                 {"constraint": {"start_date": "2026-07-30"}, "prices": {"input_mtok": 4}}]\
                """))
        .isEqualTo(
            "{ \"when\": { \"from\": \"2026-07-30\" }, \"input_cost\": 4,"
                + " \"cache_read_cost\": null },"
                + " { \"when\": { \"until\": \"2026-07-30\", \"input_tokens_over\": 100 },"
                + " \"input_cost\": 2 }");
  }

  @Test
  void says_hours_in_utc_and_across_midnight() {
    assertThat(
            overrides(
                """
                [{"prices": {"input_mtok": 1, "output_mtok": 9}},
                 {"constraint": {"start_time": "23:00:00-02:00", "end_time": "02:30:00+02:00"},
                  "prices": {"input_mtok": 4, "output_mtok": 9}},
                 {"constraint": {"start_time": "16:30:00Z", "end_time": "00:30:00Z"},
                  "prices": {"input_mtok": 5, "output_mtok": 9}},
                 {"constraint": {"start_time": "12:00:00Z", "end_time": "12:00:00Z"},
                  "prices": {"input_mtok": 6, "output_mtok": 9}}]\
                """))
        .isEqualTo(
            "{ \"when\": { \"utc_time\": { \"start\": \"01:00\", \"end\": \"00:30\" } },"
                + " \"input_cost\": 4 },"
                + " { \"when\": { \"utc_time\": { \"start\": \"16:30\", \"end\": \"00:30\" } },"
                + " \"input_cost\": 5 }");
  }

  @Test
  void writes_once_what_holds_on_both_sides_of_a_day() {
    String tiered = "{\"base\": %d, \"tiers\": [{\"start\": 100, \"price\": 9}]}";
    assertThat(
            overrides(
                """
                [{"prices": {"input_mtok": %s}},
                 {"constraint": {"start_date": "2026-07-30"}, "prices": {"input_mtok": %s}}]\
                """
                    .formatted(tiered.formatted(1), tiered.formatted(2))))
        .isEqualTo(
            "{ \"when\": { \"from\": \"2026-07-30\" }, \"input_cost\": 2 },"
                + " { \"when\": { \"input_tokens_over\": 100 }, \"input_cost\": 9 }");
  }

  @Test
  void of_two_prices_for_the_same_hours_says_the_last() {
    String hours = "\"constraint\": {\"start_time\": \"01:00:00Z\", \"end_time\": \"02:00:00Z\"}";
    assertThat(
            overrides(
                """
                [{"prices": {"input_mtok": 1}}, {%s, "prices": {"input_mtok": 2}},
                 {%s, "prices": {"input_mtok": 3}}]\
                """
                    .formatted(hours, hours)))
        .isEqualTo(
            "{ \"when\": { \"utc_time\": { \"start\": \"01:00\", \"end\": \"02:00\" } },"
                + " \"input_cost\": 3 }");
  }

  @Test
  void takes_a_model_without_any_price_for_free() {
    assertThat(price("{}").kind()).isEqualTo(Pricing.Kind.FREE);
    assertThat(price("{\"input_mtok\": 0, \"output_mtok\": 0.0}").kind())
        .isEqualTo(Pricing.Kind.FREE);
    assertThat(rates("{\"input_mtok\": 0, \"output_mtok\": 5}"))
        .containsOnlyKeys(Units.INPUT, Units.OUTPUT);
  }

  @Test
  void turns_every_key_into_the_unit_it_prices() {
    assertThat(
            rates(
                """
                {"input_mtok": 1, "cache_audio_read_mtok": 0.5, "output_citation_mtok": 2,
                 "cache_write_1h_mtok": 3, "output_video_mtok": 4, "requests_kcount": 12,
                 "web_searches_kcount": 10, "input_mchars": 15, "input_document_kpages": 3,
                 "input_audio_hours": 0.36, "output_mtok": null}\
                """))
        .usingRecursiveComparison()
        .isEqualTo(
            Map.ofEntries(
                rate("input_cost", "1"),
                rate("cache_audio_read_cost", "0.5"),
                rate("output_citation_cost", "2"),
                rate("cache_write_1h_cost", "3"),
                rate("output_video_cost", "4"),
                rate("request_cost", "0.012"),
                rate("web_search_cost", "0.01"),
                rate("input_character_cost", "15"),
                rate("input_page_cost", "0.003"),
                rate("input_audio_second_cost", "0.0001")));
  }

  private static Map.Entry<Unit, BigDecimal> rate(String unit, String rate) {
    return Map.entry(Units.require(unit), new BigDecimal(rate));
  }

  @Test
  void keeps_every_digit_that_a_double_carries() {
    byte[] list = list(provider("x", model("m", "{\"input_mtok\": 0.08333333333333334}")));
    assertThat(pricing(created(list), "m--x").rate(Units.INPUT))
        .isEqualByComparingTo("0.08333333333333334");
    assertThat(kinds(create(list).report())).isEmpty();
  }

  @Test
  void reports_what_has_more_digits_than_a_price() {
    byte[] list = list(provider("x", model("m", "{\"input_mtok\": 0.083333333333333333}")));
    assertThat(pricing(created(list), "m--x").rate(Units.INPUT))
        .isEqualByComparingTo("0.0833333333333333");
    assertThat(kinds(create(list).report())).containsExactly(Remarks.ROUNDED);
  }

  @Test
  void reports_units_that_the_registry_does_not_have() {
    byte[] list =
        list(
            provider(
                "x",
                model("some", "{\"input_mtok\": 1, \"audio_hours\": 2, \"smell_mtok\": 3}"),
                model("only", "{\"audio_hours\": 2}")));
    Entities entities = created(list);
    assertThat(pricing(entities, "some--x").rates()).containsOnlyKeys(Units.INPUT);
    assertThat(route(entities, "only--x").pricing()).isNull();
    assertThat(create(list).report().lines())
        .extracting(ImportReport.Line::subject, ImportReport.Line::message)
        .containsExactly(
            tuple("x/only", "no unit is known for audio_hours"),
            tuple("x/some", "no unit is known for audio_hours"),
            tuple("x/some", "no unit is known for smell_mtok"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "[]",
        "[7]",
        "[{\"prices\": 7}]",
        "[{\"prices\": {\"input_mtok\": 1}, \"unless\": 1}]",
        "{\"input_mtok\": -1}",
        "{\"input_mtok\": true}",
        "{\"input_mtok\": \"cheap\"}",
        "{\"input_mtok\": 1e10}",
        "{\"input_mtok\": 1e-30}",
        "{\"input_mtok\": {\"base\": 1}}",
        "{\"input_mtok\": {\"base\": 1, \"tiers\": [7]}}",
        "{\"input_mtok\": {\"base\": 1, \"tiers\": [{\"start\": 1.5, \"price\": 2}]}}",
        "{\"input_mtok\": {\"base\": 1, \"tiers\": [{\"start\": -1, \"price\": 2}]}}",
        "{\"input_mtok\": {\"base\": 1, \"tiers\": [{\"start\": 1}]}}",
        "{\"input_mtok\": {\"base\": 1, \"tiers\": [{\"start\": 1, \"price\": 2, \"end\": 3}]}}",
        "{\"input_mtok\": {\"base\": 1, \"tiers\": [], \"more\": 1}}",
        "[{\"prices\": {}, \"constraint\": {\"start_date\": \"2026-02-30\"}}]",
        "[{\"prices\": {}, \"constraint\": {\"weather\": \"rain\"}}]",
        "[{\"prices\": {}, \"constraint\": {\"start_time\": \"01:00:00Z\"}}]",
        "[{\"prices\": {}, \"constraint\": {\"start_time\": \"1\", \"end_time\": \"2\"}}]",
        "[{\"prices\": {}, \"constraint\": {\"start_time\": \"01:00:00\", \"end_time\":"
            + " \"02:00:00\"}}]",
        "[{\"prices\": {}, \"constraint\": {\"start_time\": \"01:00:30Z\", \"end_time\":"
            + " \"02:00:00Z\"}}]",
        "[{\"prices\": {}, \"constraint\": []}]"
      })
  void leaves_a_price_unknown_that_it_cannot_say_exactly(String prices) {
    assertThat(priced(prices).pricing()).isNull();
    assertThat(create(list(provider("x", model("m", prices)))).report().lines())
        .filteredOn(line -> line.kind().equals(Remarks.OTHER_PRICE))
        .singleElement()
        .satisfies(line -> assertThat(line.message()).endsWith("so its price is left unknown"));
  }

  @Test
  void leaves_a_price_unknown_that_needs_more_overrides_than_a_file_holds() {
    StringBuilder tiers = new StringBuilder();
    for (int i = 1; i <= 101; i++) {
      tiers.append(i == 1 ? "" : ",").append("{\"start\": %d, \"price\": %d}".formatted(i, i));
    }
    assertThat(priced("{\"input_mtok\": {\"base\": 0, \"tiers\": [" + tiers + "]}}").pricing())
        .isNull();
  }

  @Test
  void puts_the_new_price_in_place_of_its_old_one_but_keeps_tiers_and_regions() {
    Snapshot before =
        edited(
            tree(
                list(
                    provider(
                        "x",
                        model(
                            "m",
                            """
                            [{"prices": {"input_mtok": 1, "cache_read_mtok": 0.5}},
                             {"constraint": {"start_date": "2026-02-01"},
                              "prices": {"input_mtok": 2}}]\
                            """)))),
            "routes/m/x.json",
            "\"overrides\": [",
            """
            "overrides": [
              {"when": {"service_tier": "batch", "from": "2026-01-01"}, "multiplier": 0.5},\
            """);
    byte[] list = list(provider("x", model("m", "{\"input_mtok\": 3}")));
    Snapshot after = again(before, list);
    Entities entities = valid(after);
    assertThat(Imported.rates(entities, "m--x", TODAY)).containsOnlyKeys(Units.INPUT);
    assertThat(Imported.rates(entities, "m--x", TODAY).get(Units.INPUT)).isEqualByComparingTo("3");
    assertThat(Imported.rates(entities, "m--x", TODAY.minusDays(1)).get(Units.INPUT))
        .isEqualByComparingTo("2");
    assertThat(pricing(entities, "m--x").overrides())
        .anySatisfy(override -> assertThat(override.when().serviceTier()).isEqualTo("batch"));
    assertThat(GenaiPricesImport.of(after, list, MATCH).plan()).isEqualTo(EditPlan.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"sources\": [{\"url\": \"https://a.example.com\", \"verified_at\": \"2026-01-01\"}]"
      })
  void keeps_what_others_wrote_and_the_list_does_not_say(String sources) {
    Snapshot before =
        with(
            tree(list(provider("x", model("m", CHEAP)))),
            "routes/m/x.json",
            """
            {"priority": 1, "status": "active",
             "pricing": {"input_cost": 5, "input_image_unit_cost": 0.1, "overrides": [
               {"when": {"from": "2026-01-01"}, "input_cost": 6}]}%s}\
            """
                .formatted(sources));
    byte[] list = list(provider("x", model("m", CHEAP)));
    Snapshot after = again(before, list);
    Map<Unit, BigDecimal> price = Imported.rates(valid(after), "m--x", TODAY);
    assertThat(price.get(Units.INPUT)).isEqualByComparingTo("1");
    assertThat(price.get(Units.require("input_image_unit_cost"))).isEqualByComparingTo("0.1");
    assertThat(Imported.rates(valid(after), "m--x", TODAY.minusDays(1)).get(Units.INPUT))
        .isEqualByComparingTo("6");
    assertThat(GenaiPricesImport.of(after, list, MATCH).plan()).isEqualTo(EditPlan.NONE);
    byte[] unpriced = list(provider("x", model("m", "{}")));
    ImportResult silent = GenaiPricesImport.of(after, unpriced, MATCH);
    assertThat(silent.plan()).isEqualTo(EditPlan.NONE);
    assertThat(kinds(silent.report())).contains(Remarks.OTHER_PRICE);
  }

  @Test
  void leaves_pinned_prices_alone() {
    Snapshot before =
        edited(
            tree(list(provider("x", model("m", CHEAP)))),
            "routes/m/x.json",
            "\"priority\"",
            "\"pinned\": {\"pricing\": \"ours\"}, \"priority\"");
    ImportResult result =
        GenaiPricesImport.of(before, list(provider("x", model("m", "{\"input_mtok\": 9}"))), MATCH);
    assertThat(result.plan()).isEqualTo(EditPlan.NONE);
    assertThat(kinds(result.report())).contains(Remarks.PINNED);
  }

  @Test
  void names_the_currency_where_the_registry_has_another() {
    byte[] list = list(provider("x", model("m", CHEAP)));
    Snapshot euros = with(EMPTY, "registry.json", "{\"title\": \"Ours\", \"currency\": \"EUR\"}");
    Snapshot after = GenaiPricesImport.of(euros, list, CREATE).plan().over(euros);
    assertThat(pricing(valid(after), "m--x").currency()).isEqualTo("USD");
    assertThat(GenaiPricesImport.of(after, list, CREATE).plan()).isEqualTo(EditPlan.NONE);
    Snapshot inEuros = edited(after, "routes/m/x.json", "\"USD\"", "\"EUR\"");
    assertThat(pricing(valid(again(inEuros, list)), "m--x").currency()).isEqualTo("USD");
  }

  @Test
  void lets_deprecated_models_be_called() {
    String deprecated = ", \"deprecated\": true";
    byte[] list =
        list(
            provider("x", model("old", CHEAP, deprecated), model("mixed", CHEAP, deprecated)),
            provider("y", model("mixed", CHEAP)));
    Entities entities = created(list);
    assertThat(Imported.model(entities, "old").status()).isEqualTo(Lifecycle.DEPRECATED);
    assertThat(Imported.model(entities, "mixed").status()).isEqualTo(Lifecycle.ACTIVE);
    assertThat(entities.routes().values())
        .hasSize(3)
        .allSatisfy(route -> assertThat(route.status()).isEqualTo(RouteStatus.ACTIVE));
    assertThat(create(list).report().lines())
        .extracting(ImportReport.Line::kind, ImportReport.Line::subject)
        .containsExactly(tuple(Remarks.DEPRECATED, "x/mixed"));
  }

  @Test
  void takes_other_spellings_of_a_name_for_aliases_but_not_other_models_of_the_price() {
    String match =
        """
        {"id": "gpt-5", "match": {"or": [{"equals": "gpt-5"}, {"equals": "GPT_5"},
          {"equals": "gpt-5-2025-08-07"}, {"equals": "gpt-5-codex"}, {"starts_with": "gpt-5-x"},
          {"and": [{"equals": "gpt5"}]}]}, "prices": {}}\
        """;
    Entities entities = created(list(provider("openai", match)));
    assertThat(Imported.model(entities, "gpt-5").aliases())
        .containsExactly("GPT_5", "gpt-5-2025-08-07");
    Entities claimed = created(list(provider("openai", match, model("gpt-5-2025-08-07", CHEAP))));
    assertThat(Imported.model(claimed, "gpt-5").aliases()).containsExactly("GPT_5");
  }

  @Test
  void reports_odd_entries_and_goes_on() {
    byte[] list =
        list(
            provider(
                "x",
                model("m", CHEAP, ", \"context_window\": 0, \"deprecated\": \"soon\""),
                model("m", "{}"),
                "7",
                "{\"id\": 7}",
                "{\"prices\": {}}",
                model("", CHEAP)),
            provider("x", model("n", CHEAP)),
            "7",
            "{\"id\": \"y\"}");
    Entities entities = created(list);
    assertThat(entities.routes()).containsOnlyKeys("m--x");
    assertThat(pricing(entities, "m--x").kind()).isEqualTo(Pricing.Kind.METERED);
    ImportReport report = create(list).report();
    assertThat(report.count(Count.OFFERS)).isEqualTo(6);
    assertThat(report.count(Count.LEFT_OUT)).isEqualTo(5);
    assertThat(kinds(report))
        .contains(Remarks.LEFT_OUT, Remarks.IMPOSSIBLE_LIMIT, Remarks.ODD_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[", "[]", "[7]", "[{\"id\": \"x\"}]", "[] []", "null", "[{\"id\": \"x"})
  void refuses_what_is_no_list_with_a_clear_word(String text) {
    assertThatThrownBy(() -> create(text.getBytes(UTF_8)))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("the list of prices");
  }

  @Property(tries = 60)
  void survives_any_list_and_stays_valid_and_stable(@ForAll("lists") String text) {
    byte[] list = text.getBytes(UTF_8);
    Snapshot once = tree(list);
    byName(valid(once));
    assertThat(texts(GenaiPricesImport.of(once, list, CREATE).plan())).isEmpty();
  }

  @Provide
  Arbitrary<String> lists() {
    Arbitrary<String> prices =
        Arbitraries.of(
            CHEAP,
            "{}",
            "{\"input_mtok\": \"0.5\"}",
            "{\"input_mtok\": NaN}",
            "[{\"prices\": {\"input_mtok\": 1}, \"constraint\": {\"start_date\": \"2026-01-01\"}}]",
            "{\"input_mtok\": {\"base\": 1, \"tiers\": [{\"start\": 0, \"price\": 2}]}}",
            "[1]",
            "{\"x\": 1}");
    Arbitrary<String> more =
        Arbitraries.of(
            "",
            ", \"name\": 7",
            ", \"name\": \"N\"",
            ", \"context_window\": \"9\"",
            ", \"context_window\": 60",
            ", \"deprecated\": true",
            ", \"prices_checked\": \"2026-13-01\"",
            ", \"match\": {\"or\": [{\"equals\": \"x\"}, {\"equals\": 7}, 7]}");
    Arbitrary<String> models =
        Combinators.combine(
                Arbitraries.of(
                    "m",
                    "M",
                    "m.js",
                    "con",
                    "x/m",
                    "gpt-9",
                    "gpt-9:free",
                    "ft:gpt-9",
                    "é",
                    "a--b",
                    "llama.",
                    "/",
                    "by-provider",
                    "gpt-9-2026-01-01",
                    "us.openai.gpt-9"),
                prices,
                more)
            .as(Listed::model);
    Arbitrary<String> providers =
        Combinators.combine(
                Arbitraries.of("a", "A", "openai", "direct", "b c", "../x", "x_y-z", "openrouter"),
                models.list().ofMaxSize(8))
            .as((id, all) -> provider(id, all.toArray(String[]::new)));
    return providers
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(all -> new String(list(all.toArray(String[]::new)), UTF_8));
  }

  @Test
  void believes_no_day_in_the_future() {
    Entities entities =
        created(list(provider("x", model("m", CHEAP, ", \"prices_checked\": \"2027-01-01\""))));
    assertThat(route(entities, "m--x").sources())
        .singleElement()
        .satisfies(source -> assertThat(source.verifiedAt()).isEqualTo(TODAY));
  }
}
