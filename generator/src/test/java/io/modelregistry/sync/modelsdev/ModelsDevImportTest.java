package io.modelregistry.sync.modelsdev;

import static io.modelregistry.sync.Imported.CREATE;
import static io.modelregistry.sync.Imported.EMPTY;
import static io.modelregistry.sync.Imported.MATCH;
import static io.modelregistry.sync.Imported.TODAY;
import static io.modelregistry.sync.Imported.edited;
import static io.modelregistry.sync.Imported.kinds;
import static io.modelregistry.sync.Imported.model;
import static io.modelregistry.sync.Imported.pricing;
import static io.modelregistry.sync.Imported.rates;
import static io.modelregistry.sync.Imported.route;
import static io.modelregistry.sync.Imported.texts;
import static io.modelregistry.sync.Imported.valid;
import static io.modelregistry.sync.Imported.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.model.Entities;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.model.Units;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.ImportResult;
import io.modelregistry.sync.offer.Remarks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ModelsDevImportTest {
  /** One offer; {@code more} starts with a comma. */
  private static String offer(String id, String more) {
    return """
    "%s": {"id": "%s", "name": "Name", "attachment": false, "reasoning": false,
      "tool_call": true, "release_date": "2026-01-02", "last_updated": "2026-03-04",
      "modalities": {"input": ["text"], "output": ["text"]}, "open_weights": false%s}\
    """
        .formatted(id, id, more);
  }

  private static String serving(String id, String... offers) {
    return """
    "%s": {"id": "%s", "env": ["SOME_API_KEY"], "name": "The %s", "api": "https://api.%s.ai/v1",
      "doc": "https://docs.%s.ai", "models": {%s}}\
    """
        .formatted(id, id, id, id, id, String.join(",", offers));
  }

  private static Lists lists(String... servings) {
    return new Lists(
        ("{" + String.join(",", servings) + "}").getBytes(UTF_8),
        Optional.empty(),
        Optional.empty());
  }

  private static String limit(long context, long output) {
    return ", \"limit\": {\"context\": %d, \"output\": %d}".formatted(context, output);
  }

  private static String cost(String cost) {
    return ", \"cost\": {%s}".formatted(cost);
  }

  private static ImportResult create(Lists lists) {
    return ModelsDevImport.of(EMPTY, lists, CREATE);
  }

  private static Entities created(Lists lists) {
    return valid(create(lists).plan().over(EMPTY));
  }

  @Test
  void makes_a_valid_registry_out_of_nothing() {
    Entities entities =
        created(
            lists(
                serving(
                    "openai",
                    offer("gpt-9", limit(1000, 100) + cost("\"input\": 1, \"output\": 2"))),
                serving(
                    "openrouter", offer("openai/gpt-9", limit(900, 100)), offer("odd/thing", ""))));
    assertThat(entities.platforms()).containsOnlyKeys("direct", "openrouter");
    assertThat(entities.providers()).containsOnlyKeys("openai", "unattributed");
    assertThat(entities.models()).containsOnlyKeys("gpt-9", "thing");
    assertThat(entities.routes())
        .containsOnlyKeys("gpt-9--direct", "gpt-9--openrouter", "thing--openrouter");
    assertThat(model(entities, "gpt-9").limits().contextWindow()).isEqualTo(1000);
    assertThat(route(entities, "gpt-9--openrouter").limits().contextWindow()).isEqualTo(900);
    assertThat(route(entities, "gpt-9--openrouter").limits().maxOutputTokens()).isNull();
    assertThat(route(entities, "gpt-9--direct").pricing()).isNull();
    assertThat(route(entities, "gpt-9--direct").priority()).isEqualTo(1);
    assertThat(route(entities, "gpt-9--openrouter").priority()).isEqualTo(2);
  }

  @Test
  void changes_nothing_the_second_time() {
    Lists lists =
        lists(
            serving("openai", offer("gpt-9", cost("\"input\": 1, \"output\": 2"))),
            serving(
                "bedrock",
                offer("us.openai.gpt-9", cost("\"input\": 3, \"output\": 4")),
                offer("eu.openai.gpt-9", limit(5, 4)),
                offer("openai.gpt-9", "")));
    Snapshot once = create(lists).plan().over(EMPTY);
    ImportResult again = ModelsDevImport.of(once, lists, CREATE);
    assertThat(again.plan()).isEqualTo(EditPlan.NONE);
    assertThat(again.report().count(Count.ROUTES_UNCHANGED)).isEqualTo(4);
    assertThat(ModelsDevImport.of(once, lists, MATCH).plan()).isEqualTo(EditPlan.NONE);
    assertThat(valid(once).routes())
        .containsOnlyKeys(
            "gpt-9--direct", "gpt-9--bedrock", "gpt-9--bedrock--eu", "gpt-9--bedrock--us");
  }

  @Test
  void does_not_depend_on_the_order_of_the_list() {
    String one = serving("b", offer("x/M.1", ""), offer("m_1", ""), offer("M-1:free", ""));
    String same = serving("b", offer("M-1:free", ""), offer("m_1", ""), offer("x/M.1", ""));
    String other = serving("a", offer("m-1", ""));
    assertThat(texts(create(lists(one, other)).plan()))
        .isEqualTo(texts(create(lists(other, same)).plan()));
  }

  @Test
  void gives_every_offer_a_lawful_route_of_its_own() {
    Entities entities =
        created(
            lists(
                serving(
                    "somewhere",
                    offer("CON", ""),
                    offer("three.js", ""),
                    offer("../x", ""),
                    offer("???", ""),
                    offer("<script>", ""),
                    offer("index", ""),
                    offer("a".repeat(299), ""),
                    offer("a".repeat(300), ""),
                    offer("Same", ""),
                    offer("SAME", ""),
                    offer("same", ""))));
    assertThat(entities.routes()).hasSize(11);
  }

  @Test
  void takes_zero_for_unknown_unless_a_rule_says_what_it_means() {
    String zero = cost("\"input\": 0, \"output\": 0");
    Entities entities =
        created(
            lists(
                serving("nvidia", offer("meta/llama-9", zero)),
                serving("openrouter", offer("meta/llama-9:free", zero)),
                serving("kimi-for-coding", offer("meta/llama-9", zero))));
    assertThat(route(entities, "llama-9--nvidia").pricing()).isNull();
    assertThat(pricing(entities, "llama-9--openrouter").kind()).isEqualTo(Pricing.Kind.FREE);
    assertThat(pricing(entities, "llama-9--kimi-for-coding").kind())
        .isEqualTo(Pricing.Kind.SUBSCRIPTION);
  }

  @Test
  void reads_prices_exactly_and_without_the_noise_of_binary_numbers() {
    Entities entities =
        created(
            lists(
                serving(
                    "x",
                    offer(
                        "m",
                        cost("\"input\": 0.060000000000000005, \"output\": 14.993999999999998")))));
    assertThat(pricing(entities, "m--x").rate(Units.INPUT)).isEqualByComparingTo("0.06");
    assertThat(pricing(entities, "m--x").rate(Units.OUTPUT)).isEqualByComparingTo("14.994");
  }

  @Test
  void writes_thresholds_and_service_tiers_as_overrides() {
    String tiers =
        """
        "input": 1, "output": 2, "tiers": [
          {"input": 3, "output": 4, "tier": {"type": "context", "size": 200}},
          {"input": 1, "output": 2, "tier": {"type": "context", "size": 100}}]\
        """;
    String modes =
        """
        , "experimental": {"modes": {
          "fast": {"cost": {"input": 9}, "provider": {"body": {"service_tier": "priority"}}},
          "odd": {"cost": {"input": 9}, "provider": {"body": {"speed": "fast"}}}}}\
        """;
    Lists lists = lists(serving("x", offer("m", limit(1000, 10) + cost(tiers) + modes)));
    Pricing pricing = pricing(created(lists), "m--x");
    assertThat(pricing.overrides()).hasSize(2);
    assertThat(pricing.overrides().get(0).when().inputTokensOver()).isEqualTo(200);
    assertThat(pricing.overrides().get(0).rates().get(Units.INPUT)).contains(BigDecimal.valueOf(3));
    assertThat(pricing.overrides().get(1).when().serviceTier()).isEqualTo("priority");
    assertThat(kinds(create(lists).report())).contains(Remarks.OTHER_PRICE);
  }

  @Test
  void leaves_out_and_reports_impossible_limits() {
    Lists lists = lists(serving("x", offer("m", limit(100, 200)), offer("n", limit(0, 0))));
    Entities entities = created(lists);
    assertThat(model(entities, "m").limits().maxOutputTokens()).isNull();
    assertThat(model(entities, "n").limits().contextWindow()).isNull();
    assertThat(create(lists).report().lines())
        .filteredOn(line -> line.kind().equals(Remarks.IMPOSSIBLE_LIMIT))
        .hasSize(3);
  }

  @Test
  void lets_no_route_claim_more_than_its_model() {
    Entities entities =
        created(
            lists(
                serving("openai", offer("gpt-9", limit(1000, 100))),
                serving(
                    "x",
                    offer("openai/gpt-9", limit(2000, 100))
                        .replace("\"reasoning\": false", "\"reasoning\": true"))));
    assertThat(route(entities, "gpt-9--x").limits().contextWindow()).isNull();
    assertThat(route(entities, "gpt-9--x").capabilities()).isEmpty();
  }

  @Test
  void puts_offers_out_of_service_last_and_makes_them_inactive() {
    Entities entities =
        created(
            lists(
                serving("openai", offer("gpt-9", ", \"status\": \"deprecated\"")),
                serving("x", offer("openai/gpt-9", ""))));
    assertThat(route(entities, "gpt-9--direct").status()).isEqualTo(RouteStatus.INACTIVE);
    assertThat(route(entities, "gpt-9--direct").priority()).isEqualTo(2);
    assertThat(model(entities, "gpt-9").status()).isEqualTo(Lifecycle.DEPRECATED);
  }

  @Test
  void matches_by_base_map_and_takes_the_labs_facts() {
    Lists lists =
        new Lists(
            ("{" + serving("x", offer("weird", "")) + "}").getBytes(UTF_8),
            Optional.of(("{" + offer("cohere/command-z", limit(7, 6)) + "}").getBytes(UTF_8)),
            Optional.of("{\"x/weird\": \"cohere/command-z\"}".getBytes(UTF_8)));
    Entities entities = created(lists);
    assertThat(model(entities, "command-z").providerId()).isEqualTo("cohere");
    assertThat(model(entities, "command-z").limits().contextWindow()).isEqualTo(7);
    assertThat(entities.routes()).containsOnlyKeys("command-z--x");
  }

  @Test
  void without_create_reports_what_it_cannot_match() {
    Snapshot known = create(lists(serving("x", offer("m", "")))).plan().over(EMPTY);
    ImportResult result =
        ModelsDevImport.of(
            known,
            lists(serving("x", offer("m", ""), offer("n", "")), serving("y", offer("m", ""))),
            MATCH);
    assertThat(result.plan()).isEqualTo(EditPlan.NONE);
    assertThat(result.report().count(Count.UNMATCHED)).isEqualTo(2);
    assertThat(result.report().text()).contains("x/n: no model goes by this name", "--create");
  }

  @Test
  void takes_offers_of_the_named_platforms_only() {
    ImportOptions only = new ImportOptions(true, Set.of("y"), Optional.empty(), TODAY);
    ImportResult result =
        ModelsDevImport.of(
            EMPTY, lists(serving("x", offer("m", "")), serving("y", offer("m", ""))), only);
    assertThat(valid(result.plan().over(EMPTY)).routes()).containsOnlyKeys("m--y");
  }

  @Test
  void keeps_what_people_wrote_and_what_is_pinned() {
    Lists cheap = lists(serving("x", offer("m", cost("\"input\": 1, \"output\": 2"))));
    Lists dear = lists(serving("x", offer("m", cost("\"input\": 5, \"output\": 6"))));
    Snapshot before = create(cheap).plan().over(EMPTY);
    Snapshot byHand =
        edited(
            before,
            "routes/m/x.json",
            "\"input_cost\": 1",
            "\"web_search_cost\": 9, \"input_cost\": 1");
    Entities after = valid(ModelsDevImport.of(byHand, dear, MATCH).plan().over(byHand));
    assertThat(rates(after, "m--x", TODAY).get(Units.INPUT)).isEqualByComparingTo("5");
    assertThat(rates(after, "m--x", TODAY.minusDays(1)).get(Units.INPUT)).isEqualByComparingTo("1");
    assertThat(rates(after, "m--x", TODAY).get(Units.require("web_search_cost")))
        .isEqualByComparingTo("9");

    Snapshot pinned =
        edited(
            before,
            "routes/m/x.json",
            "\"priority\"",
            "\"pinned\": {\"pricing\": \"ours\"}, \"priority\"");
    ImportResult result = ModelsDevImport.of(pinned, dear, MATCH);
    assertThat(result.plan()).isEqualTo(EditPlan.NONE);
    assertThat(kinds(result.report())).contains(Remarks.PINNED);
  }

  @Test
  void appends_new_routes_after_those_that_are_there() {
    Snapshot before = create(lists(serving("x", offer("gpt-9", "")))).plan().over(EMPTY);
    Lists more =
        lists(
            serving("x", offer("gpt-9", "")),
            serving("openrouter", offer("gpt-9", "")),
            serving("azure", offer("gpt-9", "")));
    Entities after = valid(ModelsDevImport.of(before, more, CREATE).plan().over(before));
    assertThat(route(after, "gpt-9--x").priority()).isEqualTo(1);
    assertThat(route(after, "gpt-9--azure").priority()).isEqualTo(2);
    assertThat(route(after, "gpt-9--openrouter").priority()).isEqualTo(3);
  }

  @Test
  void brings_back_nothing_that_was_removed() {
    Snapshot before =
        with(
            EMPTY,
            "tombstones.json",
            """
            {"tombstones": [
              {"kind": "route", "id": "m--x", "removed": "2026-01-01"},
              {"kind": "model", "id": "n", "removed": "2026-01-01"}]}\
            """);
    ImportResult result =
        ModelsDevImport.of(before, lists(serving("x", offer("m", ""), offer("n", ""))), CREATE);
    assertThat(valid(result.plan().over(before)).routes()).isEmpty();
    assertThat(result.report().count(Count.LEFT_OUT)).isEqualTo(2);
  }

  @Test
  void reports_odd_values_and_goes_on() {
    String odd =
        """
        {"x": {"id": 7, "name": ["x"], "env": "no", "api": "http://127.0.0.1/", "doc": 1, "models": {
          "m": {"name": 5, "limit": {"context": "1000", "output": NaN}, "tool_call": "yes",
                "cost": {"input": "0.5", "output": 1e999}, "release_date": "soon",
                "modalities": {"input": "text", "output": [1, "smell"]}, "status": "dead",
                "experimental": {"modes": 1}, "knowledge": null},
          "m": {}, "list": [], "n": {"cost": {"input": -1, "output": -1}}}},
         "y": 3, "z": {"models": []}}\
        """;
    Lists lists = new Lists(odd.getBytes(UTF_8), Optional.empty(), Optional.empty());
    Entities entities = created(lists);
    assertThat(entities.routes()).containsOnlyKeys("m--x", "n--x");
    assertThat(pricing(entities, "m--x").rate(Units.INPUT)).isEqualByComparingTo("0.5");
    assertThat(pricing(entities, "n--x").kind()).isEqualTo(Pricing.Kind.DYNAMIC);
    assertThat(create(lists).report().lines())
        .filteredOn(line -> line.kind().equals(Remarks.ODD_VALUE))
        .hasSizeGreaterThan(8);
  }

  @Test
  void refuses_what_is_no_list_with_a_clear_word() {
    for (String text : List.of("", "[]", "{", "null", "{} {}", "\u0000", "{\"a\":".repeat(5000))) {
      Lists lists = new Lists(text.getBytes(UTF_8), Optional.empty(), Optional.empty());
      assertThatThrownBy(() -> create(lists))
          .isInstanceOf(ImportException.class)
          .hasMessageStartingWith("the list of offers");
    }
  }

  @Property(tries = 60)
  void survives_any_list_and_stays_valid_and_stable(@ForAll("lists") String text) {
    Lists lists = new Lists(text.getBytes(UTF_8), Optional.empty(), Optional.empty());
    Snapshot once = create(lists).plan().over(EMPTY);
    valid(once);
    assertThat(texts(ModelsDevImport.of(once, lists, CREATE).plan())).isEmpty();
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> lists() {
    return OddLists.arbitrary();
  }
}
