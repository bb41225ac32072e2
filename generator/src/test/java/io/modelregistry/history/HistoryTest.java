package io.modelregistry.history;

import static io.modelregistry.history.Commits.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.derive.price.Price;
import io.modelregistry.model.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final String MODEL = "models/acme/one.json";
  private static final String DIRECT = "routes/one/direct.json";
  private static final String HUB = "routes/one/hub.json";

  private static Commits model(String json) {
    return new Commits().write(MODEL, json).on("2026-01-01");
  }

  private static List<String> newest(Commits commits) {
    return lines(commits.history().entries().subList(0, 1));
  }

  @Test
  void tells_what_came_and_went() {
    History history =
        model("{'name': 'One', 'status': 'active'}").delete(MODEL).on("2026-02-01").history();

    assertThat(lines(history.entries()))
        .containsExactly("c2 one removed id \"one\" > ?", "c1 one added id ? > \"one\"");
    assertThat(history.isComplete()).isTrue();
    assertThat(history.entries().get(0).revision().author()).isEqualTo("Ada");
  }

  @Test
  void tells_status_last_day_and_successor() {
    assertThat(
            newest(
                model("{'status': 'beta'}")
                    .write(
                        MODEL,
                        "{'status': 'deprecated', 'deprecation_date': '2026-12-01',"
                            + " 'replaced_by': 'two'}")
                    .on("2026-02-01")))
        .containsExactly(
            "c2 one status status \"beta\" > \"deprecated\"",
            "c2 one deprecation deprecation_date ? > \"2026-12-01\"",
            "c2 one deprecation replaced_by ? > \"two\"");
  }

  @Test
  void tells_limits_and_capabilities_one_by_one() {
    assertThat(
            newest(
                model("{'context_window': 1000, 'capabilities': {'vision': false, 'tools': true}}")
                    .write(
                        MODEL,
                        "{'context_window': 2000, 'max_output_tokens': 100,"
                            + " 'capabilities': {'vision': true, 'audio': true}}")
                    .on("2026-02-01")))
        .containsExactly(
            "c2 one limit context_window 1000 > 2000",
            "c2 one limit max_output_tokens ? > 100",
            "c2 one capability audio ? > true",
            "c2 one capability tools true > ?",
            "c2 one capability vision false > true");
  }

  @Test
  void says_nothing_of_order_spacing_and_the_form_of_numbers() {
    Commits commits =
        model("{'pricing': {'input_cost': 1.5, 'output_cost': 10}, 'name': 'One'}")
            .write(MODEL, "{ 'name': 'One', 'pricing': {'output_cost': 10.0, 'input_cost': 1.50} }")
            .on("2026-02-01");

    assertThat(commits.history().entries()).hasSize(1);
  }

  @Test
  void tells_a_price_that_was_overwritten_with_its_percentage() {
    assertThat(
            newest(
                model("{'pricing': {'input_cost': 1.25, 'output_cost': 10}}")
                    .write(MODEL, "{'pricing': {'input_cost': 1, 'output_cost': 10}}")
                    .on("2026-02-01")))
        .containsExactly("c2 one price input_cost 1.25 > 1 -20%");
  }

  @Test
  void tells_from_when_a_dated_price_holds() {
    assertThat(
            newest(
                model("{'pricing': {'input_cost': 1.25}}")
                    .write(
                        MODEL,
                        "{'pricing': {'input_cost': 1.25, 'overrides':"
                            + " [{'when': {'from': '2026-12-01'}, 'input_cost': 1}]}}")
                    .on("2026-02-01")))
        .containsExactly("c2 one price input_cost 1.25 > 1 -20% from 2026-12-01T00:00:00Z");
  }

  @Test
  void a_correction_before_a_dated_price_ends_with_it() {
    String dated = "'overrides': [{'when': {'from': '2026-12-01'}, 'input_cost': 1}]";
    assertThat(
            newest(
                model("{'pricing': {'input_cost': 2, " + dated + "}}")
                    .write(MODEL, "{'pricing': {'input_cost': 1.5, " + dated + "}}")
                    .on("2026-02-01")))
        .containsExactly("c2 one price input_cost 2 > 1.5 -25% until 2026-12-01T00:00:00Z");
  }

  @Test
  void dated_multipliers_move_the_price_in_force() {
    assertThat(
            newest(
                model("{'pricing': {'input_cost': 2}}")
                    .write(
                        MODEL,
                        "{'pricing': {'input_cost': 2, 'overrides': [{'when':"
                            + " {'from': '2026-12-01', 'until': '2027-01-01'},"
                            + " 'multiplier': 0.5}]}}")
                    .on("2026-02-01")))
        .containsExactly(
            "c2 one price input_cost 2 > 1 -50% from 2026-12-01T00:00:00Z"
                + " until 2027-01-01T00:00:00Z");
  }

  @Test
  void tells_conditional_prices_by_their_condition_whatever_their_order() {
    String batch = "{'when': {'service_tier': 'batch'}, 'multiplier': 0.5}";
    String longer = "{'when': {'input_tokens_over': 1000}, 'input_cost': 4}";
    assertThat(
            newest(
                model("{'pricing': {'input_cost': 2, 'overrides': [" + longer + "," + batch + "]}}")
                    .write(
                        MODEL,
                        "{'pricing': {'input_cost': 2, 'overrides': ["
                            + batch
                            + ","
                            + longer.replace("4", "5")
                            + "]}}")
                    .on("2026-02-01")))
        .containsExactly("c2 one price input_cost 4 > 5 25% when null 1000");
  }

  @Test
  void tells_when_a_price_is_of_another_kind_or_no_longer_known() {
    Commits commits =
        model("{'pricing': {'input_cost': 2}}")
            .write(MODEL, "{'pricing': {'kind': 'free'}}")
            .on("2026-02-01")
            .write(MODEL, "{}")
            .on("2026-03-01")
            .write(MODEL, "{'pricing': {'input_cost': 0}}")
            .on("2026-04-01")
            .write(MODEL, "{'pricing': {'input_cost': 1, 'currency': 'EUR'}}")
            .on("2026-05-01");

    assertThat(lines(commits.history().entries()))
        .containsExactly(
            "c5 one price currency \"USD\" > \"EUR\"",
            "c5 one price input_cost 0 > 1",
            "c4 one price kind ? > \"metered\"",
            "c4 one price input_cost ? > 0",
            "c3 one price kind \"free\" > ?",
            "c2 one price kind \"metered\" > \"free\"",
            "c1 one added id ? > \"one\"");
  }

  @Test
  void what_a_route_takes_from_its_model_is_told_of_the_model_alone() {
    Commits commits =
        new Commits()
            .write(MODEL, "{'pricing': {'input_cost': 2}, 'context_window': 10}")
            .write(DIRECT, "{'priority': 1}")
            .on("2026-01-01")
            .write(MODEL, "{'pricing': {'input_cost': 1}, 'context_window': 20}")
            .write(DIRECT, "{'priority': 2}")
            .on("2026-02-01");

    assertThat(newest(commits))
        .containsExactly(
            "c2 one price input_cost 2 > 1 -50%",
            "c2 one limit context_window 10 > 20", "c2 one--direct priority priority 1 > 2");
  }

  @Test
  void compares_routes_by_what_they_come_to() {
    Commits commits =
        new Commits()
            .write(
                MODEL,
                "{'pricing': {'input_cost': 2}, 'context_window': 10,"
                    + " 'capabilities': {'vision': true}}")
            .write(
                DIRECT,
                "{'pricing': {'input_cost': 2}, 'context_window': 10,"
                    + " 'capabilities': {'vision': true}}")
            .write(HUB, "{'pricing': {'input_cost': 2}}")
            .on("2026-01-01")
            .write(DIRECT, "{'capabilities': {'vision': false}}")
            .write(HUB, "{}")
            .on("2026-02-01");

    assertThat(newest(commits))
        .as("the direct route falls back to the same price and window, the hub to nothing")
        .containsExactly(
            "c2 one--direct capability vision true > false",
            "c2 one--hub price kind \"metered\" > ?");
  }

  @Test
  void follows_a_model_through_its_rename_and_its_routes_with_it() {
    Commits commits =
        new Commits()
            .write(MODEL, "{'pricing': {'input_cost': 2}}")
            .write(HUB, "{'pricing': {'input_cost': 3}}")
            .on("2026-01-01")
            .delete(MODEL)
            .delete(HUB)
            .write("models/acme/uno.json", "{'pricing': {'input_cost': 1}}")
            .write("routes/uno/hub.json", "{'pricing': {'input_cost': 3}}")
            .write(
                "tombstones.json",
                "{'tombstones': [{'kind': 'model', 'id': 'one', 'removed': '2026-02-01',"
                    + " 'replaced_by': 'uno'}]}")
            .on("2026-02-01")
            .write("routes/uno/hub.json", "{'pricing': {'input_cost': 4}}")
            .on("2026-03-01");
    History history = commits.history();

    assertThat(lines(history.ofModel("uno")))
        .containsExactly(
            "c3 uno--hub price input_cost 3 > 4 33.3%",
            "c2 uno renamed id \"one\" > \"uno\"",
            "c2 uno price input_cost 2 > 1 -50%",
            "c2 uno--hub renamed id \"one--hub\" > \"uno--hub\"",
            "c1 one added id ? > \"one\"",
            "c1 one--hub added id ? > \"one--hub\"");
    assertThat(history.firstId("uno")).isEqualTo("one");
    assertThat(history.prices("uno")).hasSize(2);
    assertThat(history.prices("uno").get(0).points()).hasSize(2);
    assertThat(history.prices("one")).isEmpty();
  }

  @Test
  void what_replaces_something_that_was_there_already_is_no_rename() {
    Commits commits =
        new Commits()
            .write(MODEL, "{}")
            .write("models/acme/two.json", "{}")
            .on("2026-01-01")
            .delete(MODEL)
            .write(
                "tombstones.json",
                "{'tombstones': [{'kind': 'model', 'id': 'one', 'replaced_by': 'two'}]}")
            .on("2026-02-01");

    assertThat(newest(commits)).containsExactly("c2 one removed id \"one\" > \"two\"");
    assertThat(lines(commits.history().ofModel("two")))
        .containsExactly("c1 two added id ? > \"two\"");
  }

  @Test
  void a_model_that_moves_to_another_provider_stays_itself() {
    assertThat(
            newest(
                model("{'name': 'One'}")
                    .delete(MODEL)
                    .write("models/other/one.json", "{'name': 'One'}")
                    .on("2026-02-01")))
        .containsExactly("c2 one detail provider_id \"acme\" > \"other\"");
  }

  @Test
  void what_comes_back_was_added_again() {
    History history =
        model("{'status': 'active'}")
            .delete(MODEL)
            .on("2026-02-01")
            .write(MODEL, "{'status': 'beta'}")
            .on("2026-03-01")
            .history();

    assertThat(lines(history.ofModel("one")))
        .containsExactly(
            "c3 one added id ? > \"one\"",
            "c2 one removed id \"one\" > ?",
            "c1 one added id ? > \"one\"");
  }

  @Test
  void skips_a_version_that_cannot_be_read_and_says_so() {
    History history =
        model("{'status': 'active'}")
            .write(MODEL, "{'status': 'beta',")
            .on("2026-02-01")
            .write(MODEL, "{'status': 'deprecated'}")
            .on("2026-03-01")
            .history();

    assertThat(lines(history.entries()))
        .containsExactly(
            "c3 one status status \"active\" > \"deprecated\"", "c1 one added id ? > \"one\"");
    assertThat(history.skipped())
        .singleElement()
        .satisfies(
            skipped -> {
              assertThat(skipped.path()).isEqualTo(MODEL);
              assertThat(skipped.revision().commit()).isEqualTo("c2");
            });
  }

  @Test
  void reads_versions_that_todays_schema_would_refuse() {
    assertThat(
            newest(
                model(
                        "{'status': 'preview', 'context_window': '128k', 'price': 3,"
                            + " 'capabilities': {'vision': 'yes', 'tools': true},"
                            + " 'pricing': {'input': 'cheap', 'input_cost': 2}}")
                    .write(
                        MODEL,
                        "{'status': 'active', 'context_window': 128000,"
                            + " 'capabilities': {'vision': true, 'tools': true},"
                            + " 'pricing': {'input_cost': 2}}")
                    .on("2026-02-01")))
        .containsExactly(
            "c2 one status status \"preview\" > \"active\"",
            "c2 one limit context_window ? > 128000",
            "c2 one capability vision ? > true");
  }

  @Test
  void prices_that_make_no_sense_are_unknown() {
    assertThat(
            newest(
                model("{'pricing': {'input_cost': 'two'}}")
                    .write(MODEL, "{'pricing': {'input_cost': 2}}")
                    .on("2026-02-01")))
        .containsExactly("c2 one price kind ? > \"metered\"", "c2 one price input_cost ? > 2");
  }

  @Test
  void files_that_belong_nowhere_have_no_history() {
    History history =
        new Commits()
            .write("notes.json", "{}")
            .write("models/one.json", "{}")
            .write("models/acme/ONE.json", "{}")
            .write("registry.json", "{'title': 'x'}")
            .on("2026-01-01")
            .history();

    assertThat(history.entries()).isEmpty();
  }

  @Test
  void masks_what_looks_like_a_secret_in_earlier_versions() {
    String token = "ghp_" + "a1B2".repeat(9);
    assertThat(
            newest(
                model("{'model_string': '" + token + "'}")
                    .write(MODEL, "{'model_string': 'one'}")
                    .on("2026-02-01")))
        .containsExactly("c2 one call model_string \"********\" > \"one\"");
  }

  @Test
  void draws_the_line_of_a_price_over_corrections_and_dates() {
    History history =
        model("{'pricing': {'input_cost': 3}}")
            .write(
                MODEL,
                "{'pricing': {'input_cost': 3, 'overrides':"
                    + " [{'when': {'from': '2026-06-01'}, 'input_cost': 2}]}}")
            .on("2026-02-01")
            .write(MODEL, "{'pricing': {'input_cost': 1.5}}")
            .on("2026-07-01")
            .history();

    assertThat(points(history))
        .containsExactly(
            "2026-01-01T12:00:00Z 3", "2026-06-01T00:00:00Z 2", "2026-07-01T12:00:00Z 1.5");
  }

  @Test
  void draws_prices_that_are_older_than_the_registry_and_those_to_come() {
    History history =
        model(
                "{'pricing': {'input_cost': 3, 'overrides':"
                    + " [{'when': {'from': '2025-06-01'}, 'input_cost': 2},"
                    + " {'when': {'from': '2027-01-01'}, 'input_cost': 1}]}}")
            .history();

    assertThat(points(history))
        .containsExactly("? 3", "2025-06-01T00:00:00Z 2", "2027-01-01T00:00:00Z 1");
  }

  private static List<String> points(History history) {
    return history.prices("one").get(0).points().stream()
        .map(
            point ->
                point.from().map(Object::toString).orElse("?")
                    + " "
                    + ((Price.Metered) point.price()).rates().get(Units.INPUT))
        .toList();
  }
}
