package io.modelregistry.sync.offer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.json.DocumentReader;
import io.modelregistry.sync.offer.Conventions.Trait;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PriceChangeTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Conventions SIZES =
      Conventions.of("https://lists.example.com/", Trait.STATES_SIZES);

  private static ObjectNode json(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(UTF_8);
    return (ObjectNode) DocumentReader.read("x.json", bytes).document().orElseThrow().root();
  }

  private static String changed(LocalDate day, Conventions list, String before, String now) {
    ObjectNode was = json(before);
    ObjectNode result = new PriceDraft("USD", list, day).change(was, json(now), true).orElseThrow();
    assertThat(was).as("what was there is not touched").isEqualTo(json(before));
    for (LocalDate later : new LocalDate[] {day, day.plusDays(1), day.plusYears(1)}) {
      assertThat(new PriceDraft("USD", list, later).change(result, json(now), true))
          .as("once more on %s", later)
          .contains(result);
    }
    return result.toString().replace('"', '\'');
  }

  private static String changed(String before, String now) {
    return changed(DAY, SIZES, before, now);
  }

  @Test
  void a_changed_price_holds_from_today_on() {
    assertThat(
            changed(
                "{'input_cost':1,'output_cost':2,'web_search_cost':9}",
                "{'input_cost':1.5,'output_cost':2}"))
        .isEqualTo(
            "{'input_cost':1,'output_cost':2,'web_search_cost':9,'overrides':["
                + "{'when':{'from':'2026-11-22'},'input_cost':1.5}]}");
  }

  @Test
  void the_same_price_changes_nothing_however_it_is_said() {
    for (String before :
        new String[] {
          "{'input_cost':2,'output_cost':4}",
          "{'input_cost':1,'output_cost':4,'overrides':[{'when':{'from':'2026-01-01'},'input_cost':2}]}",
          "{'input_cost':4,'output_cost':8,'overrides':[{'when':{'from':'2026-01-01'},'multiplier':0.5}]}",
          "{'kind':'metered','currency':'USD','input_cost':2,'output_cost':4,'overrides':["
              + "{'when':{'from':'2029-01-01'},'input_cost':1}]}"
        }) {
      assertThat(changed(before, "{'input_cost':2.0,'output_cost':4}")).isEqualTo(before);
    }
  }

  @Test
  void what_nobody_knew_is_filled_in_without_a_date() {
    assertThat(
            changed(
                "{'input_cost':1}",
                "{'input_cost':1,'cache_read_cost':0.1,'overrides':["
                    + "{'when':{'input_tokens_over':100},'input_cost':2},"
                    + "{'when':{'service_tier':'batch'},'input_cost':0.5}]}"))
        .isEqualTo(
            "{'input_cost':1,'cache_read_cost':0.1,'overrides':["
                + "{'when':{'input_tokens_over':100},'input_cost':2},"
                + "{'when':{'service_tier':'batch'},'input_cost':0.5}]}");
  }

  @Test
  void what_is_new_beside_a_change_comes_with_it() {
    assertThat(
            changed(
                "{'input_cost':1}",
                "{'input_cost':2,'cache_read_cost':0.1,'overrides':["
                    + "{'when':{'service_tier':'batch'},'input_cost':1}]}"))
        .isEqualTo(
            "{'input_cost':1,'overrides':["
                + "{'when':{'from':'2026-11-22'},'input_cost':2,'cache_read_cost':0.1},"
                + "{'when':{'service_tier':'batch','from':'2026-11-22'},'input_cost':1}]}");
  }

  @Test
  void a_part_that_costs_what_the_whole_costs_is_not_said() {
    assertThat(changed("{'output_cost':4}", "{'output_cost':4,'output_reasoning_cost':4}"))
        .isEqualTo("{'output_cost':4}");
    assertThat(
            changed(
                "{'output_cost':4,'output_reasoning_cost':3}",
                "{'output_cost':4,'output_reasoning_cost':4}"))
        .contains("{'when':{'from':'2026-11-22'},'output_reasoning_cost':4}");
    assertThat(changed("{'output_cost':4}", "{'output_cost':5,'output_reasoning_cost':5}"))
        .isEqualTo(
            "{'output_cost':4,'overrides':[{'when':{'from':'2026-11-22'},'output_cost':5}]}");
  }

  @Test
  void the_last_change_counts_and_later_ones_stay_announced() {
    assertThat(
            changed(
                "{'input_cost':4,'overrides':[{'when':{'from':'2026-02-01'},'input_cost':3},"
                    + "{'when':{'from':'2028-01-01'},'input_cost':1}]}",
                "{'input_cost':2}"))
        .isEqualTo(
            "{'input_cost':4,'overrides':[{'when':{'from':'2026-02-01'},'input_cost':3},"
                + "{'when':{'from':'2026-11-22'},'input_cost':2},"
                + "{'when':{'from':'2028-01-01'},'input_cost':1}]}");
  }

  @Test
  void a_second_change_of_one_day_corrects_the_first() {
    String once = changed("{'input_cost':1}", "{'input_cost':2}");
    assertThat(changed(once, "{'input_cost':3}"))
        .isEqualTo("{'input_cost':1,'overrides':[{'when':{'from':'2026-11-22'},'input_cost':3}]}");
    assertThat(changed(once, "{'input_cost':1}")).isEqualTo("{'input_cost':1}");
    assertThat(changed(DAY.plusDays(1), SIZES, once, "{'input_cost':1}"))
        .isEqualTo(
            "{'input_cost':1,'overrides':[{'when':{'from':'2026-11-22'},'input_cost':2},"
                + "{'when':{'from':'2026-11-23'},'input_cost':1}]}");
  }

  @Test
  void sizes_end_today_and_new_ones_begin() {
    String before =
        "{'input_cost':1,'overrides':[{'when':{'input_tokens_over':200},'input_cost':2,'web_search_cost':7}]}";
    assertThat(
            changed(
                before,
                "{'input_cost':1,'overrides':[{'when':{'input_tokens_over':200},'input_cost':3}]}"))
        .isEqualTo(
            "{'input_cost':1,'overrides':["
                + "{'when':{'input_tokens_over':200,'until':'2026-11-22'},'input_cost':2,'web_search_cost':7},"
                + "{'when':{'input_tokens_over':200,'from':'2026-11-22'},'input_cost':3,'web_search_cost':7}]}");
    assertThat(changed(before, "{'input_cost':1}"))
        .isEqualTo(
            "{'input_cost':1,'overrides':["
                + "{'when':{'input_tokens_over':200,'until':'2026-11-22'},'input_cost':2,'web_search_cost':7}]}");
    assertThat(
            changed(
                before,
                "{'input_cost':1,'overrides':[{'when':{'input_tokens_from':200},'input_cost':2}]}"))
        .as("one token more or less is the same size")
        .isEqualTo(before);
    assertThat(
            changed(DAY, Conventions.of("https://lists.example.com/"), before, "{'input_cost':1}"))
        .as("a list that knows no sizes")
        .isEqualTo(before);
  }

  @Test
  void tiers_that_say_the_same_stay_and_others_end() {
    String before =
        "{'input_cost':2,'cache_read_cost':1,'overrides':[{'when':{'service_tier':'batch'},'multiplier':0.5},"
            + "{'when':{'service_tier':'flex'},'input_cost':1.5}]}";
    assertThat(
            changed(
                before,
                "{'input_cost':2,'overrides':[{'when':{'service_tier':'batch'},'input_cost':1}]}"))
        .isEqualTo(before);
    assertThat(
            changed(
                before,
                "{'input_cost':2,'overrides':[{'when':{'service_tier':'batch'},'input_cost':0.8}]}"))
        .isEqualTo(
            "{'input_cost':2,'cache_read_cost':1,'overrides':["
                + "{'when':{'service_tier':'batch','until':'2026-11-22'},'multiplier':0.5},"
                + "{'when':{'service_tier':'flex'},'input_cost':1.5},"
                + "{'when':{'service_tier':'batch','from':'2026-11-22'},'input_cost':0.8,'cache_read_cost':0.5}]}");
  }

  @Test
  void a_tier_may_have_sizes_and_a_region_a_factor() {
    String now =
        "{'input_cost':2,'overrides':[{'when':{'input_tokens_over':272},'input_cost':4},"
            + "{'when':{'service_tier':'priority'},'input_cost':3},"
            + "{'when':{'service_tier':'priority','input_tokens_over':272},'input_cost':6},"
            + "{'when':{'region':'eu'},'multiplier':1.1}]}";
    assertThat(changed(now, now)).isEqualTo(now);
    assertThat(changed("{'input_cost':2}", now)).isEqualTo(now);
    assertThat(changed(now, now.replace("1.1", "1.2")))
        .contains(
            "{'when':{'region':'eu','until':'2026-11-22'},'multiplier':1.1}",
            "{'when':{'region':'eu','from':'2026-11-22'},'multiplier':1.2}");
  }

  @Test
  void a_dated_factor_is_not_applied_to_a_new_price() {
    assertThat(
            changed(
                "{'input_cost':4,'output_cost':8,'overrides':[{'when':{'from':'2026-01-01'},'multiplier':0.5}]}",
                "{'input_cost':3}"))
        .isEqualTo(
            "{'input_cost':4,'output_cost':8,'overrides':["
                + "{'when':{'from':'2026-01-01','until':'2026-11-22'},'multiplier':0.5},"
                + "{'when':{'from':'2026-11-22'},'input_cost':3,'output_cost':4}]}");
  }

  @Test
  void another_kind_or_currency_takes_the_place_of_all() {
    assertThat(changed("{'kind':'free'}", "{'input_cost':1}")).isEqualTo("{'input_cost':1}");
    assertThat(changed("{'input_cost':1}", "{'kind':'dynamic'}")).isEqualTo("{'kind':'dynamic'}");
    assertThat(changed("{'kind':'free'}", "{'kind':'free'}")).isEqualTo("{'kind':'free'}");
    assertThat(changed("{'input_cost':1}", "{'currency':'EUR','input_cost':1}"))
        .isEqualTo("{'currency':'EUR','input_cost':1}");
  }

  @Test
  void a_file_that_is_full_takes_no_more() {
    StringBuilder overrides = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      overrides
          .append(i == 0 ? "" : ",")
          .append(
              "{'when':{'from':'%s'},'input_cost':%d}".formatted(DAY.minusDays(200 - i), i + 1));
    }
    ObjectNode full = json("{'input_cost':9,'overrides':[" + overrides + "]}");
    PriceDraft draft = new PriceDraft("USD", SIZES, DAY);
    assertThat(draft.change(full, json("{'input_cost':7}"), true)).isEmpty();
    assertThat(draft.change(full, json("{'input_cost':100}"), true)).contains(full);
  }

  @Test
  void a_list_of_whole_prices_takes_back_what_it_leaves_out() {
    Conventions whole =
        Conventions.of("https://lists.example.com/", Trait.STATES_SIZES, Trait.STATES_WHOLE_PRICES);
    assertThat(
            changed(
                DAY,
                whole,
                "{'input_cost':1,'cache_read_cost':0.5,'overrides':[{'when':{'utc_time':{'start':'01:00','end':'02:00'}},'input_cost':7}]}",
                "{'input_cost':1}"))
        .isEqualTo(
            "{'input_cost':1,'cache_read_cost':0.5,'overrides':["
                + "{'when':{'from':'2026-11-22'},'cache_read_cost':null},"
                + "{'when':{'utc_time':{'start':'01:00','end':'02:00'},'until':'2026-11-22'},'input_cost':7}]}");
    assertThat(
            changed(
                DAY,
                whole,
                "{'input_cost':1}",
                "{'input_cost':0.5,'overrides':[{'when':{'from':'2026-07-30'},'input_cost':3}]}"))
        .as("it knows since when")
        .isEqualTo(
            "{'input_cost':0.5,'overrides':[{'when':{'from':'2026-07-30'},'input_cost':3}]}");
  }
}
