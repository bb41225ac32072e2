package io.modelregistry.sync.openai;

import static io.modelregistry.sync.Imported.EMPTY;
import static io.modelregistry.sync.Imported.TODAY;
import static io.modelregistry.sync.Imported.model;
import static io.modelregistry.sync.Imported.pricing;
import static io.modelregistry.sync.Imported.rates;
import static io.modelregistry.sync.Imported.route;
import static io.modelregistry.sync.Imported.valid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.model.Entities;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.model.Units;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.Imported;
import io.modelregistry.sync.SyncOptions;
import io.modelregistry.sync.SyncResult;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.offer.OfferSync;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiListTest {
  private static final OfferSource CLOUDY =
      OpenAiList.of("cloudy", "https://api.cloudy.ai/v1/models");
  private static final SyncOptions CREATE = new SyncOptions(Imported.CREATE, Set.of(), false);
  private static final SyncOptions USUAL = new SyncOptions(Imported.MATCH, Set.of(), false);

  private static SyncResult sync(Snapshot before, String list, SyncOptions options) {
    return OfferSync.of(before, CLOUDY, list.getBytes(UTF_8), options);
  }

  private static Snapshot after(Snapshot before, String list, SyncOptions options) {
    return sync(before, list, options).plan().over(before);
  }

  private static String entry(String more) {
    return "{\"data\": [{\"id\": \"gpt-9\", \"object\": \"model\"%s}]}".formatted(more);
  }

  @Test
  void a_bare_list_says_what_can_be_called_and_nothing_else() {
    Snapshot made = after(EMPTY, entry(", \"owned_by\": \"me\""), CREATE);
    Entities entities = valid(made);
    assertThat(entities.routes()).containsOnlyKeys("gpt-9--cloudy");
    assertThat(route(entities, "gpt-9--cloudy").pricing()).isNull();
    assertThat(model(entities, "gpt-9").limits().contextWindow()).isNull();
    SyncResult again = sync(made, entry(""), USUAL);
    assertThat(again.plan().isEmpty()).isTrue();
  }

  @Test
  void says_nothing_of_what_a_word_leaves_open_or_a_day_only_seems_to_say() {
    String more =
        ", \"architecture\": {\"input_modalities\": [\"text\", \"%s\"], \"output_modalities\":"
            + " [\"text\"]}, \"expiration_date\": \"%s\"";
    Snapshot made = after(EMPTY, entry(more.formatted("file", "2098-12-31")), CREATE);
    Entities entities = valid(made);
    assertThat(model(entities, "gpt-9").capabilities())
        .containsEntry("vision", false)
        .doesNotContainKey("pdf_input");
    assertThat(route(entities, "gpt-9--cloudy").deprecationDate()).isNull();
    Entities dated = valid(after(made, entry(more.formatted("pdf", "2027-03-26")), USUAL));
    assertThat(route(dated, "gpt-9--cloudy").deprecationDate()).isEqualTo("2027-03-26");
  }

  /** Each in its own way: Groq, Together, Mistral, vLLM, DeepInfra, Cerebras. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"context_window\": 1000, \"max_completion_tokens\": 100, \"active\": true' | 100",
        "'\"context_length\": 1000, \"type\": \"chat\"' |",
        "'\"max_context_length\": 1000, \"capabilities\": {\"vision\": true}' |",
        "'\"max_model_len\": 1000, \"root\": \"gpt-9\", \"permission\": []' |",
        "'\"metadata\": {\"context_length\": 1000, \"max_tokens\": 100}' | 100",
        "'\"limits\": {\"max_context_length\": 1000, \"max_completion_tokens\": 100}' | 100"
      })
  void reads_limits_wherever_they_stand(String more, Long output) {
    Entities entities = valid(after(EMPTY, entry(", " + more), CREATE));
    assertThat(model(entities, "gpt-9").limits().contextWindow()).isEqualTo(1000);
    assertThat(model(entities, "gpt-9").limits().maxOutputTokens()).isEqualTo(output);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"pricing\": {\"prompt\": \"0.00000088\", \"completion\": \"0.000002\"}' | 0.88 | 2",
        "'\"pricing\": {\"prompt\": 0.88, \"completion\": 2, \"unit\": \"per_million_tokens\"}' |"
            + " 0.88 | 2",
        "'\"pricing\": {\"hourly\": 0, \"input\": 0.88, \"output\": 2, \"base\": 0}' | 0.88 | 2",
        "'\"pricing\": {\"input\": \"0.00000088\", \"output\": \"0.000002\"}' | 0.88 | 2",
        "'\"metadata\": {\"pricing\": {\"input_tokens\": 0.88, \"output_tokens\": 2}}' | 0.88 | 2",
        "'\"input_token_price_per_m\": 8800, \"output_token_price_per_m\": 20000' | 0.88 | 2"
      })
  void reads_prices_however_they_are_stated(String more, String input, String output) {
    Entities entities = valid(after(EMPTY, entry(", " + more), CREATE));
    assertThat(pricing(entities, "gpt-9--cloudy").rate(Units.INPUT)).isEqualByComparingTo(input);
    assertThat(pricing(entities, "gpt-9--cloudy").rate(Units.OUTPUT)).isEqualByComparingTo(output);
  }

  @Test
  void zero_is_unknown_minus_one_is_dynamic_and_what_nothing_costs_is_left_out() {
    String zero = ", \"pricing\": {\"hourly\": 0, \"input\": 0, \"output\": 0}";
    assertThat(route(valid(after(EMPTY, entry(zero), CREATE)), "gpt-9--cloudy").pricing()).isNull();
    String each = ", \"pricing\": {\"prompt\": \"-1\", \"completion\": \"-1\"}";
    assertThat(pricing(valid(after(EMPTY, entry(each), CREATE)), "gpt-9--cloudy").kind())
        .isEqualTo(Pricing.Kind.DYNAMIC);
    String dear = ", \"pricing\": {\"prompt\": \"0.5\", \"completion\": \"2\"}";
    SyncResult result = sync(EMPTY, entry(dear), CREATE);
    assertThat(route(valid(result.plan().over(EMPTY)), "gpt-9--cloudy").pricing()).isNull();
    assertThat(result.report().entries().lines())
        .anyMatch(line -> line.message().contains("which nothing costs"));
  }

  @Test
  void changes_the_price_from_today_on_and_takes_what_is_gone_out_of_service() {
    Snapshot before =
        after(
            EMPTY, entry(", \"pricing\": {\"input\": 1, \"output\": 2}, \"active\": true"), CREATE);
    Snapshot dearer = after(before, entry(", \"pricing\": {\"input\": 1.5, \"output\": 2}"), USUAL);
    assertThat(rates(valid(dearer), "gpt-9--cloudy", TODAY).get(Units.INPUT))
        .isEqualByComparingTo("1.5");
    assertThat(rates(valid(dearer), "gpt-9--cloudy", TODAY.minusDays(1)).get(Units.INPUT))
        .isEqualByComparingTo("1");
    Snapshot gone = after(before, entry(", \"active\": false"), USUAL);
    assertThat(route(valid(gone), "gpt-9--cloudy").status()).isEqualTo(RouteStatus.INACTIVE);
  }

  @Test
  void a_providers_own_list_is_about_its_own_models() {
    Snapshot before =
        after(EMPTY, "{\"data\": [{\"id\": \"gpt-9\"}, {\"id\": \"gpt-8\"}]}", CREATE);
    OfferSource own = OpenAiList.ofProvider("openai", "https://api.openai.com/v1/models");
    ImportOptions all = Imported.CREATE;
    byte[] list =
        """
        [{"id": "gpt-9", "deprecation": "2026-12-31T00:00:00Z", "capabilities": {"vision": true}}]
        """
            .getBytes(UTF_8);
    Snapshot made =
        OfferSync.of(before, own, list, new SyncOptions(all, Set.of(), false)).plan().over(before);
    assertThat(valid(made).routes()).containsKey("gpt-9--direct");
    SyncResult again = OfferSync.of(made, own, list, USUAL);
    assertThat(again.report().known()).isEqualTo(1);
    Entities entities = valid(again.plan().over(made));
    assertThat(model(entities, "gpt-9").deprecationDate()).isEqualTo("2026-12-31");
    assertThat(model(entities, "gpt-9").capabilities()).containsEntry("vision", true);
  }

  @Test
  void a_list_of_nothing_known_is_refused() {
    assertThatThrownBy(() -> sync(EMPTY, "{\"error\": \"no key\"}", USUAL))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("no array 'data'");
    assertThatThrownBy(() -> sync(EMPTY, "  ", USUAL)).isInstanceOf(ImportException.class);
    assertThat(sync(EMPTY, "[7, {\"id\": 8}, {\"id\": \"a\"}, {\"id\": \"a\"}]", USUAL).report())
        .satisfies(
            report ->
                assertThat(report.entries().lines())
                    .filteredOn(line -> line.kind().equals("left-out"))
                    .hasSize(3));
    assertThat(Optional.of(CLOUDY.id())).hasValue("openai-compatible --platform cloudy");
  }
}
