package io.modelregistry.sync.offer;

import static io.modelregistry.sync.Imported.CREATE;
import static io.modelregistry.sync.Imported.EMPTY;
import static io.modelregistry.sync.Imported.MATCH;
import static io.modelregistry.sync.Imported.TODAY;
import static io.modelregistry.sync.Imported.edited;
import static io.modelregistry.sync.Imported.model;
import static io.modelregistry.sync.Imported.rates;
import static io.modelregistry.sync.Imported.route;
import static io.modelregistry.sync.Imported.valid;
import static io.modelregistry.sync.Imported.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Entities;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.model.Units;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.SyncOptions;
import io.modelregistry.sync.SyncReport;
import io.modelregistry.sync.SyncReport.Disagreement;
import io.modelregistry.sync.SyncReport.Held;
import io.modelregistry.sync.SyncReport.Voucher;
import io.modelregistry.sync.SyncResult;
import io.modelregistry.sync.litellm.LiteLlm;
import io.modelregistry.sync.modelsdev.ModelsDevImport;
import io.modelregistry.sync.openrouter.OpenRouter;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts from a registry that was made of one list; then lists say something else. */
class OfferSyncTest {
  private static final OfferSource MODELS_DEV =
      ModelsDevImport.source(Optional.empty(), Optional.empty());
  private static final SyncOptions USUAL = new SyncOptions(MATCH, Set.of(), false);

  private static final String GROQ = "routes/gpt-9/groq.json";
  private static final String MODEL = "models/openai/gpt-9.json";

  private static final Snapshot REGISTRY =
      MODELS_DEV.imported(EMPTY, modelsDev("1", 100_000), CREATE).plan().over(EMPTY);

  /** OpenAI's own gpt-9 for 2, at Groq for that much, and at OpenRouter for 3. */
  private static byte[] modelsDev(String groq, long context) {
    return "{%s,%s,%s}"
        .formatted(
            serving("openai", "gpt-9", "2", context),
            serving("groq", "openai/gpt-9", groq, context),
            serving("openrouter", "openai/gpt-9", "3", context))
        .getBytes(UTF_8);
  }

  private static String serving(String id, String model, String input, long context) {
    return """
    "%s": {"id": "%s", "env": ["SOME_API_KEY"], "name": "The %s", "api": "https://%s.ai/api/v1",
      "doc": "https://docs.%s.ai", "models": {"%s": {"id": "%s", "name": "GPT-9",
        "attachment": false, "reasoning": false, "tool_call": true, "release_date": "2026-01-02",
        "last_updated": "2026-03-04", "modalities": {"input": ["text"], "output": ["text"]},
        "open_weights": false, "limit": {"context": %d, "output": 1000},
        "cost": {"input": %s, "output": 8}}}}\
    """
        .formatted(id, id, id, id, id, model, model, context, input);
  }

  private static byte[] liteLlm(String groq, String more) {
    return """
    {"groq/openai/gpt-9": {"litellm_provider": "groq", "mode": "chat", "input_cost_per_token": %s,
      "output_cost_per_token": 8e-06%s}}\
    """
        .formatted(groq, more)
        .getBytes(UTF_8);
  }

  private static byte[] openRouter(String... ids) {
    List<String> entries =
        List.of(ids).stream()
            .map(
                id ->
                    """
                    {"id": "%s", "name": "OpenAI: GPT-9", "context_length": 100000,
                     "pricing": {"prompt": "0.000004", "completion": "0.000008"}}\
                    """
                        .formatted(id))
            .toList();
    return ("{\"data\": [" + String.join(",", entries) + "]}").getBytes(UTF_8);
  }

  private static SyncResult sync(Snapshot before, OfferSource source, byte[] list) {
    return OfferSync.of(before, source, list, USUAL);
  }

  private static Entities after(SyncResult result, Snapshot before) {
    return valid(result.plan().over(before));
  }

  @Test
  void a_price_changes_from_today_on_and_the_past_stays() {
    SyncResult result = sync(REGISTRY, MODELS_DEV, modelsDev("1.5", 100_000));
    assertThat(result.report().applied())
        .containsExactly(
            new SyncReport.Move("route", "gpt-9--groq", "pricing", "input_cost", "1", "1.5"));
    Entities entities = after(result, REGISTRY);
    assertThat(rates(entities, "gpt-9--groq", TODAY).get(Units.INPUT)).isEqualByComparingTo("1.5");
    assertThat(rates(entities, "gpt-9--groq", TODAY.minusDays(1)).get(Units.INPUT))
        .isEqualByComparingTo("1");
    assertThat(result.plan().edits()).hasSize(1);
  }

  @Test
  void the_same_list_changes_nothing_the_second_time() {
    for (Listed listed :
        List.of(
            new Listed(MODELS_DEV, modelsDev("1.5", 200_000)),
            new Listed(LiteLlm.SOURCE, liteLlm("1e-06", ", \"supports_web_search\": true")),
            new Listed(OpenRouter.SOURCE, openRouter("openai/gpt-9")))) {
      SyncResult first = sync(REGISTRY, listed.source(), listed.list());
      assertThat(first.plan().isEmpty()).as(listed.source().id()).isFalse();
      SyncResult second = sync(first.plan().over(REGISTRY), listed.source(), listed.list());
      assertThat(second.plan().isEmpty()).as(listed.source().id()).isTrue();
      assertThat(second.report().applied()).as(listed.source().id()).isEmpty();
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Listed(OfferSource source, byte[] list) {}

  @ParameterizedTest
  @CsvSource({"10.5,more than 10 times", "0.09,more than 10 times"})
  void a_price_that_moves_too_far_waits_for_a_person(String price, String reason) {
    assertHeld(sync(REGISTRY, MODELS_DEV, modelsDev(price, 100_000)), reason);
  }

  private static void assertHeld(SyncResult result, String reason) {
    assertThat(result.plan().isEmpty()).isTrue();
    assertThat(result.report().applied()).isEmpty();
    assertThat(result.report().held()).extracting(Held::reason).containsOnly(reason);
  }

  @Test
  void ten_times_is_not_too_far() {
    assertThat(sync(REGISTRY, MODELS_DEV, modelsDev("10", 100_000)).report().held()).isEmpty();
  }

  @Test
  void a_price_that_becomes_free_or_changes_its_currency_waits() {
    Snapshot free =
        edited(REGISTRY, GROQ, "\"input_cost\": 1,\n    \"output_cost\": 8", "\"kind\": \"free\"");
    assertHeld(sync(free, MODELS_DEV, modelsDev("1", 100_000)), "from zero");
    Snapshot euros =
        edited(REGISTRY, GROQ, "\"pricing\": {", "\"pricing\": {\"currency\": \"EUR\",");
    assertHeld(sync(euros, MODELS_DEV, modelsDev("1", 100_000)), "from EUR to USD");
  }

  @Test
  void a_limit_that_shrinks_waits_and_one_that_grows_does_not() {
    SyncResult shrunk = sync(REGISTRY, MODELS_DEV, modelsDev("1", 50_000));
    assertHeld(shrunk, "a limit that shrinks");
    SyncResult grown = sync(REGISTRY, MODELS_DEV, modelsDev("1", 200_000));
    assertThat(model(after(grown, REGISTRY), "gpt-9").limits().contextWindow()).isEqualTo(200_000);
  }

  @Test
  void what_waits_goes_through_once_a_person_accepts_it() {
    SyncOptions accepting = new SyncOptions(MATCH, Set.of("gpt-9--groq"), false);
    SyncResult result = OfferSync.of(REGISTRY, MODELS_DEV, modelsDev("20", 100_000), accepting);
    assertThat(rates(after(result, REGISTRY), "gpt-9--groq", TODAY).get(Units.INPUT))
        .isEqualByComparingTo("20");
  }

  @Test
  void a_pinned_field_stays_and_others_change() {
    Snapshot pinned =
        edited(
            REGISTRY,
            MODEL,
            "\"status\": \"active\"",
            "\"status\": \"active\", \"pinned\": {\"context_window\": \"measured\"}");
    SyncResult result = sync(pinned, MODELS_DEV, modelsDev("1.5", 200_000));
    Entities entities = after(result, pinned);
    assertThat(model(entities, "gpt-9").limits().contextWindow()).isEqualTo(100_000);
    assertThat(rates(entities, "gpt-9--groq", TODAY).get(Units.INPUT)).isEqualByComparingTo("1.5");
  }

  @Test
  void two_lists_that_disagree_stand_side_by_side() {
    SyncResult result = sync(REGISTRY, LiteLlm.SOURCE, liteLlm("1.2e-06", ""));
    assertThat(result.plan().isEmpty()).isTrue();
    assertThat(result.report().disagreements())
        .containsExactly(
            new Disagreement(
                new SyncReport.Move("route", "gpt-9--groq", "pricing", "input_cost", "1", "1.2"),
                List.of(new Voucher("models.dev", "2026-03-04"))));
  }

  @Test
  void a_list_that_is_not_believed_fills_in_what_nobody_said() {
    SyncResult result =
        sync(REGISTRY, LiteLlm.SOURCE, liteLlm("1e-06", ", \"supports_web_search\": true"));
    assertThat(result.report().applied()).extracting(SyncReport.Move::what).contains("web_search");
    Snapshot after = result.plan().over(REGISTRY);
    assertThat(new String(Objects.requireNonNull(after.files().get(GROQ)).bytes(), UTF_8))
        .contains(
            "\"web_search\": true", "BerriAI/litellm", "\"fields\": [\"capabilities.web_search\"]");
  }

  @Test
  void a_platforms_own_list_counts_before_all_others() {
    SyncResult result = sync(REGISTRY, OpenRouter.SOURCE, openRouter("openai/gpt-9"));
    Snapshot after = result.plan().over(REGISTRY);
    assertThat(rates(valid(after), "gpt-9--openrouter", TODAY).get(Units.INPUT))
        .isEqualByComparingTo("4");
    SyncReport other = sync(after, MODELS_DEV, modelsDev("1", 100_000)).report();
    assertThat(other.applied()).isEmpty();
    assertThat(other.disagreements())
        .extracting(each -> each.vouchers().get(0).name())
        .containsExactly("https://openrouter.ai/api/v1/models");
  }

  @Test
  void a_list_that_shrank_by_a_third_is_not_believed_at_all() {
    Snapshot more = REGISTRY;
    for (int i = 0; i < 2; i++) {
      String text = new String(Objects.requireNonNull(more.files().get(MODEL)).bytes(), UTF_8);
      more = with(more, "models/openai/gpt-9-" + i + ".json", text);
      String route =
          new String(
              Objects.requireNonNull(more.files().get("routes/gpt-9/openrouter.json")).bytes(),
              UTF_8);
      more =
          with(
              more,
              "routes/gpt-9-" + i + "/openrouter.json",
              route.replace("openai/gpt-9", "openai/gpt-9-" + i));
    }
    SyncResult two = sync(more, OpenRouter.SOURCE, openRouter("openai/gpt-9", "openai/gpt-9-0"));
    assertThat(two.report().known()).isEqualTo(3);
    assertThat(two.report().missing()).containsExactly("gpt-9-1--openrouter");
    assertThat(two.report().shrunk()).isTrue();
    assertThat(two.plan().isEmpty()).isTrue();
    assertThat(two.report().held()).extracting(Held::reason).containsOnly("the list has shrunk");
    SyncResult accepted =
        OfferSync.of(
            more,
            OpenRouter.SOURCE,
            openRouter("openai/gpt-9"),
            new SyncOptions(MATCH, Set.of(), true));
    assertThat(accepted.plan().edits()).hasSize(1);
    assertThat(route(after(accepted, more), "gpt-9-1--openrouter").status())
        .isEqualTo(RouteStatus.ACTIVE);
  }

  @Test
  void an_end_that_one_platform_announces_is_its_routes_and_not_the_models() {
    byte[] list = liteLlm("1e-06", ", \"deprecation_date\": \"2027-03-26\"");
    SyncResult result = sync(REGISTRY, LiteLlm.SOURCE, list);
    assertThat(result.report().applied())
        .extracting(move -> move.id() + " " + move.what() + " " + move.after())
        .contains("gpt-9--groq deprecation_date 2027-03-26");
    Snapshot changed = result.plan().over(REGISTRY);
    Entities entities = valid(changed);
    assertThat(route(entities, "gpt-9--groq").deprecationDate()).isEqualTo("2027-03-26");
    assertThat(model(entities, "gpt-9").deprecationDate()).isNull();
    assertThat(sync(changed, LiteLlm.SOURCE, list).plan().isEmpty()).isTrue();
  }

  @Test
  void an_end_that_is_past_switches_a_route_off_at_first_hand_and_waits_for_a_person_else() {
    SyncReport hearsay =
        sync(REGISTRY, LiteLlm.SOURCE, liteLlm("1e-06", ", \"deprecation_date\": \"2026-03-26\""))
            .report();
    assertThat(hearsay.held()).extracting(Held::reason).contains("its last day would be past");
    byte[] list =
        new String(openRouter("openai/gpt-9"), UTF_8)
            .replace("\"id\":", "\"expiration_date\": \"2026-03-26\", \"id\":")
            .getBytes(UTF_8);
    SyncResult own = sync(REGISTRY, OpenRouter.SOURCE, list);
    assertThat(route(after(own, REGISTRY), "gpt-9--openrouter"))
        .matches(route -> route.status() == RouteStatus.INACTIVE)
        .matches(route -> LocalDate.parse("2026-03-26").equals(route.deprecationDate()));
    Snapshot changed = own.plan().over(REGISTRY);
    assertThat(sync(changed, OpenRouter.SOURCE, list).plan().isEmpty()).isTrue();
  }

  @Test
  void nothing_is_made_unless_it_is_asked_for() {
    byte[] list = openRouter("openai/gpt-9", "qwen/qwen-9");
    SyncResult usual = sync(REGISTRY, OpenRouter.SOURCE, list);
    assertThat(usual.plan().edits())
        .extracting(edit -> edit.path())
        .containsExactly("routes/gpt-9/openrouter.json");
    assertThat(usual.report().entries().lines())
        .anyMatch(line -> line.subject().equals("openrouter/qwen/qwen-9"));
    SyncResult creating =
        OfferSync.of(REGISTRY, OpenRouter.SOURCE, list, new SyncOptions(CREATE, Set.of(), false));
    assertThat(after(creating, REGISTRY).routes()).containsKey("qwen-9--openrouter");
  }
}
