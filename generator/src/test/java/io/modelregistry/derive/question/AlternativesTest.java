package io.modelregistry.derive.question;

import static io.modelregistry.registry.Prices.metered;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.derive.Charge;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.PartialDate;
import io.modelregistry.model.RouteStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlternativesTest {
  private final Shop shop = new Shop();

  private Alternatives.Answer ask(String model, Scope scope) {
    return ask(model, scope, Request.STANDARD);
  }

  private Alternatives.Answer ask(String model, Scope scope, Request request) {
    RouteIndex index = shop.index();
    return Alternatives.answer(
        index,
        new Alternatives.Question(Shop.model(index, model), scope, request, Shop.USD, Listing.ALL));
  }

  private Alternatives.Answer ask(String model) {
    return ask(model, Scope.EVERYTHING);
  }

  private static List<String> ids(Alternatives.Answer answer) {
    return answer.nearest().models().stream().map(entry -> entry.model().id()).toList();
  }

  private int distance(String to) {
    return ask("base").nearest().models().stream()
        .filter(entry -> entry.model().id().equals(to))
        .findFirst()
        .orElseThrow()
        .distance();
  }

  private void base() {
    shop.model(
            "base",
            model -> {
              model.family = "fam";
              model.capabilities = Map.of("vision", true, "tools", true, "json", false);
              model.releaseDate = new PartialDate("2026-02");
            })
        .route("base", "hub", "4");
  }

  @Test
  void names_the_replacement_first_however_far_it_is() {
    shop.model(
            "old",
            model -> {
              model.status = Lifecycle.DEPRECATED;
              model.replacedBy = "middle";
            })
        .route("old", "hub", "1")
        .model(
            "middle",
            model -> {
              model.status = Lifecycle.DEPRECATED;
              model.replacedBy = "new";
            })
        .route("middle", "hub", "1")
        .model("near", model -> {})
        .route("near", "hub", "1");
    shop.modelOf("zeta", "new", model -> {}).route("new", "hub", "100");

    Alternatives.Answer answer = ask("old");

    assertThat(ids(answer)).containsExactly("new", "near");
    assertThat(answer.nearest().models())
        .extracting(Alternatives.Alternative::isReplacement)
        .containsExactly(true, false);
    assertThat(Shop.said(answer.nearest().models().get(0).reasons()))
        .startsWith("replaced_by: it is the named replacement of 'old'");
    assertThat(Shop.said(answer.warnings()))
        .containsExactly("model_deprecated: model 'old' is deprecated");
    assertThat(Shop.reasons(answer.leftOut()))
        .containsExactly("middle--hub model_deprecated: model 'middle' is deprecated");
  }

  @Test
  void names_only_what_can_be_used_and_writes_the_same() {
    shop.offer("base", "1")
        .model("painter", model -> model.modalities = new Modalities(List.of(), List.of("image")))
        .route("painter", "hub", "1")
        .model("silent", model -> model.modalities = Modalities.UNKNOWN)
        .route("silent", "hub", "1")
        .model("off", model -> {})
        .route("off", "hub", route -> route.status = RouteStatus.INACTIVE)
        .model("lost", model -> {});

    Alternatives.Answer answer = ask("base");

    assertThat(ids(answer)).isEmpty();
    assertThat(Shop.reasons(answer.leftOut()))
        .containsExactly(
            "silent--hub modality_unknown: its modalities are unknown",
            "painter--hub modality_missing: it lacks output text",
            "off--hub route_inactive: the route is inactive",
            "lost no_route: model 'lost' has no route");
  }

  @Test
  void counts_its_double_as_no_distance_at_all() {
    base();
    shop.model(
            "twin",
            model -> {
              model.family = "fam";
              model.capabilities = Map.of("vision", true, "tools", true);
              model.releaseDate = new PartialDate("2026-02-01");
            })
        .route("twin", "hub", "4");

    assertThat(distance("twin")).isZero();
    assertThat(Shop.said(ask("base").nearest().models().get(0).reasons()))
        .containsExactly(
            "same_family: the same family, fam",
            "same_provider: the same provider, acme",
            "same_cost: costs the same, 0.016 USD");
  }

  @Test
  void adds_up_what_is_unlike() {
    base();
    shop.modelOf(
            "zeta",
            "other",
            model -> {
              model.status = Lifecycle.BETA;
              model.capabilities = Map.of("vision", true, "json", true);
              model.limits = new Limits(24_000L, null, 10_000L);
              model.releaseDate = new PartialDate("2026-01-31");
            })
        .route("other", "hub", "1");

    // One capability less, one more, family, provider, beta, window halved twice, cost likewise,
    // and it is older.
    assertThat(distance("other")).isEqualTo(100 + 20 + 80 + 40 + 30 + 60 + 2 * 60 + 2 * 30 + 100);
    assertThat(Shop.said(ask("base").nearest().models().get(0).reasons()))
        .containsExactly(
            "lacks: does not have tools",
            "adds: also has json",
            "context_smaller: context_window is 24000 instead of 100000",
            "cheaper: costs 0.004 USD instead of 0.016",
            "older: released 2026-01-31, before 2026-02");
  }

  @Test
  void counts_what_nobody_knows() {
    base();
    shop.model(
            "silent",
            model -> {
              model.modalities = new Modalities(List.of(), List.of("text"));
              model.limits = Limits.UNKNOWN;
            })
        .route("silent", "hub", route -> {});

    assertThat(distance("silent")).isEqualTo(300 + 2 * 100 + 80 + 60 + 80 + 50);
  }

  @Test
  void looks_only_where_it_is_asked_to() {
    shop.offer("base", "1").offer("a", "1").route("a", "mall", "2").offer("b", "1");

    Alternatives.Answer answer = ask("base", new Scope(List.of(), List.of("mall")));

    assertThat(ids(answer)).containsExactly("a");
    assertThat(answer.nearest().models().get(0).offer().route().id()).isEqualTo("a--mall");
  }

  @Test
  void works_out_the_costs_of_the_request_which_must_fit_when_it_is_given() {
    shop.offer("base", "1")
        .offer("roomy", "2")
        .model("embedder", model -> model.limits = new Limits(8_000L, null, null))
        .route("embedder", "hub", route -> route.pricing = metered("input_cost", "3"));

    Alternatives.Answer usual = ask("base");
    Alternatives.Answer prompts = ask("base", Scope.EVERYTHING, Request.of(8_000, 0));
    Alternatives.Answer longPrompts = ask("base", Scope.EVERYTHING, Request.of(8_001, 0));

    assertThat(costs(usual)).containsExactly("roomy 0.008", "embedder unknown");
    assertThat(costs(prompts)).containsExactly("roomy 0.016", "embedder 0.024");
    assertThat(costs(longPrompts)).containsExactly("roomy 0.016002");
    assertThat(Shop.reasons(longPrompts.leftOut()))
        .containsExactly(
            "embedder--hub limit_too_small: context_window is 8000, and 8001 are needed");
  }

  private static List<String> costs(Alternatives.Answer answer) {
    return answer.nearest().models().stream()
        .map(entry -> entry.model().id() + " " + cost(entry.offer()))
        .toList();
  }

  private static String cost(Offer offer) {
    return offer.charge() instanceof Charge.Known known ? Decimals.plain(known.total()) : "unknown";
  }

  @Test
  void lists_the_nearest_of_many_and_counts_all() {
    shop.offer("base", "1");
    for (int i = 0; i < 20; i++) {
      shop.offer("m" + i, String.valueOf(1 << (i % 9)));
    }
    RouteIndex index = shop.index();
    Alternatives alternatives =
        new Alternatives(index, Scope.EVERYTHING, Request.STANDARD, Shop.USD);

    Alternatives.Nearest all = alternatives.nearest(Shop.model(index, "base"), Integer.MAX_VALUE);
    Alternatives.Nearest three = alternatives.nearest(Shop.model(index, "base"), 3);

    assertThat(all.total()).isEqualTo(20);
    assertThat(three.total()).isEqualTo(20);
    assertThat(three.models()).isEqualTo(all.models().subList(0, 3));
    assertThat(three.models())
        .extracting(entry -> entry.model().id())
        .containsExactly("m0", "m18", "m9");
  }
}
