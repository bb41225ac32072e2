package io.modelregistry.derive.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Limits;
import io.modelregistry.model.Observation;
import io.modelregistry.model.Performance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecommendTest {
  private final Shop shop = new Shop();

  private Recommend.Answer ask(
      Optional<Long> minContext, Budget budget, Recommend.Preference preference) {
    return Recommend.answer(
        shop.index(),
        new Recommend.Question(
            Wanted.NOTHING,
            Scope.EVERYTHING,
            Request.STANDARD,
            minContext,
            budget,
            preference,
            Shop.USD,
            Listing.ALL));
  }

  private static List<String> ids(Recommend.Answer answer) {
    return answer.models().stream().map(entry -> entry.candidate().model().id()).toList();
  }

  private static Budget perRequest(String amount) {
    return new Budget(Optional.of(new BigDecimal(amount)), Optional.empty());
  }

  @Test
  void prefers_the_cheapest_unless_told_otherwise() {
    shop.offer("dear", "2").offer("cheap", "1");

    assertThat(ids(ask(Optional.empty(), Budget.NONE, Recommend.Preference.COST)))
        .containsExactly("cheap", "dear");
  }

  @Test
  void prefers_the_largest_window_and_puts_equals_by_cost() {
    shop.model("wide", model -> model.limits = new Limits(200_000L, null, 10_000L))
        .route("wide", "hub", "9")
        .offer("dear", "2")
        .offer("cheap", "1");

    Recommend.Answer answer = ask(Optional.of(50_000L), Budget.NONE, Recommend.Preference.CONTEXT);

    assertThat(ids(answer)).containsExactly("wide", "cheap", "dear");
    assertThat(answer.models().get(0).contextWindow()).contains(200_000L);
    assertThat(Shop.said(answer.models().get(0).candidate().reasons()))
        .containsExactly("cost: costs 0.036 USD a request", "context: context_window is 200000");
  }

  @Test
  void prefers_the_fastest_as_observed_on_the_route_else_as_its_model_says() {
    shop.model("quick", model -> model.performance = new Performance(new BigDecimal("900"), null))
        .route("quick", "hub", "9")
        .route("quick", "mall", "1")
        .model("said", model -> model.performance = new Performance(new BigDecimal("500"), null))
        .route("said", "hub", "1")
        .offer("silent", "0.1");
    shop.sample()
        .observed(
            "quick--hub",
            new Observation(
                LocalDate.parse("2026-11-20"), 10, 10, new BigDecimal("120.5"), null, null, null));

    Recommend.Answer answer = ask(Optional.empty(), Budget.NONE, Recommend.Preference.LATENCY);

    assertThat(ids(answer)).containsExactly("quick", "said", "silent");
    // What was observed of the model stands for its routes that nobody observed.
    assertThat(answer.models().get(0).candidate().offer().route().id()).isEqualTo("quick--mall");
    assertThat(answer.models().get(0).latencyMs()).contains(new BigDecimal("120.5"));
    assertThat(Shop.said(answer.models().get(1).candidate().reasons()))
        .contains("latency: answers in 500 ms");
    assertThat(Shop.said(answer.models().get(2).candidate().reasons()))
        .contains("latency_unknown: its latency is unknown");
  }

  @Test
  void leaves_out_what_has_too_small_a_window() {
    shop.offer("m", "1").model("silent", model -> model.limits = new Limits(null, null, null));
    shop.route("silent", "hub", "1");

    Recommend.Answer answer = ask(Optional.of(100_001L), Budget.NONE, Recommend.Preference.COST);

    assertThat(Shop.reasons(answer.leftOut()))
        .containsExactly(
            "m--hub context_too_small: context_window is 100000, and 100001 are needed",
            "silent--hub limit_unknown: max_output_tokens is unknown");
  }

  @Test
  void keeps_to_the_budget_and_needs_a_price_for_that() {
    shop.offer("within", "1").offer("over", "2").model("silent", model -> {});
    shop.route("silent", "hub", route -> {});

    Recommend.Answer bounded =
        ask(Optional.empty(), perRequest("0.004"), Recommend.Preference.COST);
    Recommend.Answer unbounded = ask(Optional.empty(), Budget.NONE, Recommend.Preference.COST);

    assertThat(ids(bounded)).containsExactly("within");
    assertThat(Shop.said(bounded.models().get(0).candidate().reasons()))
        .endsWith("within_budget: within the budget");
    assertThat(Shop.reasons(bounded.leftOut()))
        .containsExactly(
            "over--hub over_budget: it costs 0.008 USD a request, more than the budget",
            "silent--hub price_unknown: no price is stated");
    assertThat(ids(unbounded)).containsExactly("within", "over", "silent");
  }

  @Test
  void takes_a_budget_per_million_tokens_of_the_request() {
    shop.offer("one", "1").offer("two", "2");

    assertThat(
            ids(
                ask(
                    Optional.empty(),
                    new Budget(Optional.empty(), Optional.of(new BigDecimal("1.99"))),
                    Recommend.Preference.COST)))
        .containsExactly("one");
  }

  @Test
  void always_asks_whether_the_request_fits() {
    shop.model("small", model -> model.limits = new Limits(2_000L, null, 1_000L))
        .route("small", "hub", "1");

    assertThat(ask(Optional.empty(), Budget.NONE, Recommend.Preference.COST).leftOut().counts())
        .isEqualTo(Map.of(Reason.LIMIT_TOO_SMALL, 1));
  }
}
