package io.modelregistry.edit.change;

import static io.modelregistry.edit.change.RegistryFiles.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetPriceTest {
  private static final Instant NOW = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();
  private static final PriceTerms TODAY_ON = terms("", "", "");

  private static PriceTerms terms(String from, String until, String tier) {
    return new PriceTerms(
        from.isEmpty() ? Optional.empty() : Optional.of(PriceTerms.moment("--from", from)),
        until.isEmpty() ? Optional.empty() : Optional.of(PriceTerms.moment("--until", until)),
        Optional.empty(),
        tier.isEmpty() ? Optional.empty() : Optional.of(tier),
        Optional.empty(),
        NOW);
  }

  private static SetPrice set(EntityKind kind, String id, PriceTerms terms, String... rates) {
    return change(kind, id, terms, false, rates);
  }

  private static SetPrice correct(PriceTerms terms, String... rates) {
    return change(EntityKind.MODEL, "one", terms, true, rates);
  }

  private static SetPrice change(
      EntityKind kind, String id, PriceTerms terms, boolean correct, String... rates) {
    Map<Unit, Optional<BigDecimal>> all = new HashMap<>();
    for (String rate : rates) {
      String[] parts = rate.split("=", -1);
      all.put(PriceTerms.unit(parts[0] + "_cost"), JsonInput.price(parts[0], parts[1]));
    }
    return new SetPrice(kind, id, all, terms, correct, Optional.empty());
  }

  private static SetPrice one(PriceTerms terms, String... rates) {
    return set(EntityKind.MODEL, "one", terms, rates);
  }

  /** Model one with that price, which has ' for ". */
  private static RegistryFiles priced(String pricing) {
    return RegistryFiles.sample()
        .with(
            "models/acme/one.json",
            "{'name': 'One', 'context_window': 400000, "
                + (pricing.isEmpty() ? "" : "'pricing': " + pricing + ", ")
                + "'status': 'active', 'sources': [{'url': 'https://acme.example/', 'verified_at':"
                + " '2026-10-01'}]}");
  }

  private static String pricing(RegistryFiles files) {
    String text = files.flat("models/acme/one.json");
    int start = text.indexOf("\"pricing\": ");
    assertThat(start).as(text).isPositive();
    return text.substring(start + 11, text.indexOf(", \"status\"", start))
        .replace('"', '\'')
        .replace("{ ", "{")
        .replace(" }", "}")
        .replace("[ ", "[")
        .replace(" ]", "]");
  }

  @Test
  void a_changed_price_is_dated_today_and_keeps_the_old_one() {
    RegistryFiles files = priced("{'input_cost': 1, 'output_cost': 4}");
    PlannedChange planned = files.plan(one(TODAY_ON, "input=0.8", "output=3.50"));
    assertThat(pricing(files.after(one(TODAY_ON, "input=0.8", "output=3.50"))))
        .isEqualTo(
            "{'input_cost': 1, 'output_cost': 4, 'overrides': [{'when': {'from': '2026-11-22'},"
                + " 'input_cost': 0.8, 'output_cost': 3.5}]}");
    assertThat(planned.message())
        .isEqualTo("feat(price): set input_cost 0.8, output_cost 3.5 of one from 2026-11-22");
    assertThat(planned.notes()).isEmpty();
  }

  @Test
  void stands_in_the_order_of_the_design_and_loses_nothing() {
    RegistryFiles files =
        priced(
            "{'input_cost': 1, 'overrides': [{'when': {'from': '2026-01-01'}, 'input_cost': 2},"
                + " {'when': {'from': '2027-06-01'}, 'input_cost': 3},"
                + " {'when': {'input_tokens_over': 200000}, 'input_cost': 5},"
                + " {'when': {'service_tier': 'batch'}, 'multiplier': 0.5}]}");
    RegistryFiles after = files.after(one(TODAY_ON, "input=4"));
    assertThat(pricing(after))
        .isEqualTo(
            "{'input_cost': 1, 'overrides': [{'when': {'from': '2026-01-01'}, 'input_cost': 2},"
                + " {'when': {'from': '2026-11-22'}, 'input_cost': 4},"
                + " {'when': {'from': '2027-06-01'}, 'input_cost': 3},"
                + " {'when': {'input_tokens_over': 200000}, 'input_cost': 5},"
                + " {'when': {'service_tier': 'batch'}, 'multiplier': 0.5}]}");
    assertThat(after.warnings()).isEmpty();
    assertThat(files.plan(one(TODAY_ON, "input=4")).notes())
        .containsExactly(
            "another price stays as it is for {\"from\":\"2027-06-01\"}",
            "another price stays as it is for {\"input_tokens_over\":200000}");
  }

  @Test
  void a_second_price_for_the_same_day_joins_the_first() {
    RegistryFiles files = priced("{'input_cost': 1}").after(one(TODAY_ON, "input=2"));
    assertThat(pricing(files.after(one(TODAY_ON, "output=5", "input=3"))))
        .isEqualTo(
            "{'input_cost': 1, 'overrides': [{'when': {'from': '2026-11-22'}, 'input_cost': 3,"
                + " 'output_cost': 5}]}");
  }

  @Test
  void setting_the_price_that_holds_changes_nothing() {
    RegistryFiles files =
        priced("{'input_cost': 1}").after(one(terms("2026-01-01", "", ""), "input=2"));
    assertThat(files.plan(one(TODAY_ON, "input=2.0")).plan().isEmpty()).isTrue();
    assertThat(files.plan(one(TODAY_ON, "input=1")).plan().isEmpty()).isFalse();
  }

  @Test
  void what_holds_only_for_now_is_set_for_good() {
    RegistryFiles files =
        priced("{'input_cost': 1}").after(one(terms("2026-11-01", "2026-12-01", ""), "input=0.5"));
    assertThat(pricing(files.after(one(TODAY_ON, "input=0.5"))))
        .contains("{'when': {'from': '2026-11-22'}, 'input_cost': 0.5}");
  }

  @Test
  void a_first_price_has_no_first_day_unless_one_is_said() {
    assertThat(pricing(priced("").after(one(TODAY_ON, "input=1", "output=2"))))
        .isEqualTo("{'input_cost': 1, 'output_cost': 2}");
    assertThat(pricing(priced("").after(one(terms("2026-12-01", "", ""), "input=1"))))
        .isEqualTo("{'overrides': [{'when': {'from': '2026-12-01'}, 'input_cost': 1}]}");
  }

  @Test
  void null_takes_a_price_away() {
    RegistryFiles files = priced("{'input_cost': 1, 'cache_read_cost': 0.1}");
    assertThat(pricing(files.after(one(TODAY_ON, "cache_read=null"))))
        .contains("{'when': {'from': '2026-11-22'}, 'cache_read_cost': null}");
    assertThat(pricing(files.after(correct(TODAY_ON, "cache_read=null"))))
        .isEqualTo("{'input_cost': 1}");
  }

  @Test
  void a_correction_overwrites_what_is_in_effect_where_it_stands() {
    RegistryFiles files =
        priced("{'input_cost': 1, 'output_cost': 4}")
            .after(one(terms("2026-05-01", "", ""), "input=2"));
    assertThat(pricing(files.after(correct(TODAY_ON, "input=2.5", "output=5"))))
        .isEqualTo(
            "{'input_cost': 1, 'output_cost': 5, 'overrides': [{'when': {'from': '2026-05-01'},"
                + " 'input_cost': 2.5}]}");
    assertThat(files.plan(correct(TODAY_ON, "input=2.5")).message())
        .isEqualTo("fix(price): correct input_cost 2.5 of one");
  }

  @Test
  void a_correction_of_a_day_needs_a_price_of_that_day() {
    RegistryFiles files =
        priced("{'input_cost': 1}").after(one(terms("2027-05-01", "2027-06-01", ""), "input=2"));
    assertThat(pricing(files.after(correct(terms("2027-05-01", "", ""), "input=3"))))
        .contains("'input_cost': 3");
    assertThatThrownBy(() -> files.plan(correct(terms("2027-05-02", "", ""), "input=3")))
        .isInstanceOf(EditRefusal.class)
        .hasMessageContaining("no price from 2027-05-02 to correct")
        .hasMessageContaining("{\"from\":\"2027-05-01\",\"until\":\"2027-06-01\"}");
  }

  @Test
  void sets_and_corrects_the_price_of_a_tier() {
    RegistryFiles files =
        priced("{'input_cost': 1}").after(one(terms("2026-05-01", "", "batch"), "input=0.5"));
    assertThat(pricing(files))
        .contains("{'when': {'from': '2026-05-01', 'service_tier': 'batch'}, 'input_cost': 0.5}");
    assertThat(pricing(files.after(correct(terms("", "", "batch"), "input=0.6"))))
        .contains("'input_cost': 0.6");
    assertThatThrownBy(() -> files.plan(correct(terms("", "", "flex"), "input=0.6")))
        .hasMessageContaining("no price at service_tier flex");
  }

  @Test
  void what_is_free_becomes_metered_only_by_a_correction() {
    RegistryFiles files = priced("{'kind': 'free'}");
    assertThatThrownBy(() -> files.plan(one(TODAY_ON, "input=1")))
        .isInstanceOf(EditRefusal.class)
        .hasMessageContaining("--correct");
    assertThat(pricing(files.after(correct(TODAY_ON, "input=1", "output=2"))))
        .isEqualTo("{'input_cost': 1, 'output_cost': 2}");
  }

  @Test
  void a_route_gets_its_own_price_and_a_direct_one_starts_from_its_models() {
    RegistryFiles files = RegistryFiles.sample();
    assertThat(
            files
                .after(set(EntityKind.ROUTE, "two--cloudy", TODAY_ON, "input=2.5"))
                .flat("routes/two/cloudy.json"))
        .contains(
            "\"output_cost\": 9, \"overrides\": [ { \"when\": { \"from\": \"2026-11-22\" },"
                + " \"input_cost\": 2.5 } ]");
    RegistryFiles after = files.after(set(EntityKind.ROUTE, "one--direct", TODAY_ON, "input=2"));
    assertThat(after.flat("routes/one/direct.json"))
        .contains("\"input_cost\": 1, \"output_cost\": 4, \"overrides\"");
    assertThat(after.text("models/acme/one.json")).isEqualTo(files.text("models/acme/one.json"));
  }

  @Test
  void refuses_what_is_no_price_and_no_unit() {
    for (String price :
        List.of("-1", "x", "", "1e", "0x1", "{}", "true", "1.12345678901234567890")) {
      assertThatThrownBy(() -> JsonInput.price("--input", price)).isInstanceOf(EditRefusal.class);
    }
    assertThat(JsonInput.price("--input", "1e-3")).contains(new BigDecimal("0.001"));
    assertThatThrownBy(() -> PriceTerms.unit("cache_red_cost"))
        .hasMessageContaining("did you mean 'cache_read_cost'");
    assertThatThrownBy(() -> PriceTerms.moment("--from", "1 May"))
        .hasMessageContaining("--from is a day");
  }
}
