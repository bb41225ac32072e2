package io.modelregistry.derive.question;

import static io.modelregistry.registry.Prices.metered;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.PartialDate;
import io.modelregistry.model.RouteStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
  private final Shop shop = new Shop();

  private Search.Answer ask(
      String text, ModelFilter models, RouteFilter routes, Optional<Search.Sort> sort) {
    return new Search(shop.index())
        .answer(
            new Search.Question(text, models, routes, Request.STANDARD, Shop.USD, sort, 1, 100));
  }

  private List<String> search(String text) {
    return ids(ask(text, ModelFilter.NONE, RouteFilter.NONE, Optional.empty()));
  }

  private List<String> models(ModelFilter filter) {
    return ids(ask("", filter, RouteFilter.NONE, Optional.empty()));
  }

  private static List<String> ids(Search.Answer answer) {
    return answer.hits().stream().map(hit -> hit.model().id()).toList();
  }

  private static List<String> routes(Search.Hit hit) {
    return hit.routes().stream().map(listed -> listed.offer().route().id()).toList();
  }

  private void famous() {
    shop.model("gpt-4o", model -> model.name = "GPT-4o")
        .model("gpt-4o-mini", model -> model.name = "GPT-4o mini")
        .model("gpt-5.4-pro", model -> model.name = "GPT-5.4 Pro")
        .modelOf("zeta", "claude-sonnet-4-5", model -> model.name = "Claude Sonnet 4.5")
        .model(
            "llama-3.1-8b",
            model -> {
              model.name = "Llama 3.1 8B";
              model.aliases = List.of("Meta/Müsli");
            })
        .route("llama-3.1-8b", "hub", route -> route.modelStringOverride = "octopus/eight");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gpt4o|gpt-4o,gpt-4o-mini",
        "GPT-4o Mini|gpt-4o-mini",
        "cluade sonet|claude-sonnet-4-5",
        "sonnet claude|claude-sonnet-4-5",
        "clau|claude-sonnet-4-5",
        "onnet|claude-sonnet-4-5",
        "zeta sonnet|claude-sonnet-4-5",
        "zeta|claude-sonnet-4-5,llama-3.1-8b",
        "octopus|llama-3.1-8b",
        "musli|llama-3.1-8b",
        "ＭÜＳＬＩ|llama-3.1-8b",
        "claude o|''",
        "claude llama|''",
        "llama 4|''",
        "c|claude-sonnet-4-5"
      })
  void finds_by_every_name_and_forgives(String text, String ids) {
    famous();

    assertThat(String.join(",", search(text))).isEqualTo(ids);
  }

  @Test
  void finds_all_where_there_are_no_words() {
    famous();

    assertThat(search("")).hasSize(5).isSorted();
    assertThat(search(" -!- ")).hasSize(5).isSorted();
  }

  @Test
  void puts_whole_names_before_longer_ones_and_exact_words_before_typing_errors() {
    shop.model("mini-nova", model -> {})
        .model("nova", model -> {})
        .model("nova-lite", model -> {})
        .model("novo", model -> {});

    Search.Answer answer = ask("nova", ModelFilter.NONE, RouteFilter.NONE, Optional.empty());

    assertThat(ids(answer)).containsExactly("nova", "mini-nova", "nova-lite", "novo");
    assertThat(answer.sort().word()).isEqualTo("relevance");
    assertThat(answer.hits().stream().map(hit -> hit.score().orElseThrow()))
        .containsExactly(5_999, 998, 998, 299);
  }

  @Test
  void lets_through_what_a_model_says_of_itself() {
    shop.model(
            "open",
            model -> {
              model.openWeights = true;
              model.tags = List.of("chat", "small");
              model.modalities = new Modalities(List.of("text", "image"), List.of("text"));
              model.releaseDate = new PartialDate("2026-03");
            })
        .model(
            "closed",
            model -> {
              model.openWeights = false;
              model.status = Lifecycle.BETA;
              model.releaseDate = new PartialDate("2026-03-15");
            });
    shop.modelOf("zeta", "silent", model -> model.modalities = Modalities.UNKNOWN);

    assertThat(models(open(true))).containsExactly("open");
    assertThat(models(open(false))).containsExactly("closed");
    assertThat(models(released("2026-03", null))).containsExactly("closed", "open");
    assertThat(models(released("2026-03-02", null))).containsExactly("closed");
    assertThat(models(released(null, "2026-03"))).containsExactly("closed", "open");
    assertThat(models(released(null, "2026-03-14"))).containsExactly("open");
    assertThat(models(released("2026", "2026"))).containsExactly("closed", "open");
    assertThat(models(reading("image"))).containsExactly("open");
    assertThat(models(tagged("chat", "small"))).containsExactly("open");
    assertThat(models(tagged("chat", "large"))).isEmpty();
    assertThat(models(made(List.of("zeta"), Set.of()))).containsExactly("silent");
    assertThat(models(made(List.of(), Set.of(Lifecycle.BETA)))).containsExactly("closed");
  }

  private static ModelFilter made(List<String> providers, Set<Lifecycle> statuses) {
    return new ModelFilter(
        providers,
        statuses,
        Optional.empty(),
        Modalities.UNKNOWN,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static ModelFilter open(boolean asked) {
    return new ModelFilter(
        List.of(),
        Set.of(),
        Optional.of(asked),
        Modalities.UNKNOWN,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static ModelFilter reading(String modality) {
    return new ModelFilter(
        List.of(),
        Set.of(),
        Optional.empty(),
        new Modalities(List.of(modality), List.of()),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static ModelFilter tagged(String... tags) {
    return new ModelFilter(
        List.of(),
        Set.of(),
        Optional.empty(),
        Modalities.UNKNOWN,
        List.of(tags),
        Optional.empty(),
        Optional.empty());
  }

  private static ModelFilter released(@Nullable String from, @Nullable String until) {
    return new ModelFilter(
        List.of(),
        Set.of(),
        Optional.empty(),
        Modalities.UNKNOWN,
        List.of(),
        Optional.ofNullable(from).map(PartialDate::new),
        Optional.ofNullable(until).map(PartialDate::new));
  }

  private static RouteFilter capable(List<String> platforms, String capability) {
    return new RouteFilter(
        platforms,
        Wanted.all(List.of(capability)),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static RouteFilter costing(
      boolean usable, String least, String most, String input, long minContext) {
    return new RouteFilter(
        List.of(),
        Wanted.NOTHING,
        usable,
        decimal(least),
        decimal(most),
        decimal(input),
        Optional.empty(),
        Optional.of(minContext).filter(tokens -> tokens > 0),
        Optional.empty());
  }

  private static Optional<BigDecimal> decimal(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
  }

  @Test
  void needs_one_route_that_passes_all_filters_together() {
    shop.model("split", model -> {})
        .route("split", "hub", route -> route.capabilities = Map.of("vision", true))
        .route("split", "mall", route -> {})
        .model("whole", model -> {})
        .route("whole", "mall", route -> route.capabilities = Map.of("vision", true));

    Search.Answer answer =
        ask("", ModelFilter.NONE, capable(List.of("mall"), "vision"), Optional.empty());

    assertThat(ids(answer)).containsExactly("whole");
  }

  @Test
  void filters_by_what_the_request_costs_and_what_tokens_cost() {
    shop.offer("one", "1").offer("two", "2").offer("three", "3").model("lost", model -> {});
    shop.model("silent", model -> {}).route("silent", "hub", route -> {});

    assertThat(filtered(costing(false, "0.008", "", "", 0))).containsExactly("three", "two");
    assertThat(filtered(costing(false, "0.008", "0.008", "", 0))).containsExactly("two");
    assertThat(filtered(costing(false, "", "", "2", 0))).containsExactly("one", "two");
    assertThat(filtered(costing(true, "", "", "", 0)))
        .containsExactly("one", "silent", "three", "two");
    assertThat(filtered(costing(false, "", "", "", 100_001))).isEmpty();
  }

  private List<String> filtered(RouteFilter filter) {
    return ids(ask("", ModelFilter.NONE, filter, Optional.empty()));
  }

  @Test
  void lists_usable_routes_first_and_the_cheapest_of_them_before_others() {
    shop.offer("m", "2")
        .route("m", "mall", "1")
        .route(
            "m",
            "direct",
            route -> {
              route.status = RouteStatus.INACTIVE;
              route.pricing = metered("input_cost", "0.1", "output_cost", "0.1");
            });

    Search.Hit hit = ask("", ModelFilter.NONE, RouteFilter.NONE, Optional.empty()).hits().get(0);

    assertThat(routes(hit)).containsExactly("m--mall", "m--hub", "m--direct");
    assertThat(hit.routes()).extracting(Search.Listed::isUsable).containsExactly(true, true, false);
    assertThat(hit.isUsable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ID,false,a b c d",
    "ID,true,d c b a",
    "NAME,false,b c a d",
    "NAME,true,d a c b",
    "COST,false,c a b d",
    "COST,true,a c b d",
    "CONTEXT,false,b a c d",
    "CONTEXT,true,a c b d",
    "RELEASED,false,a c b d",
    "RELEASED,true,c a b d",
    "RELEVANCE,false,a b c d"
  })
  void sorts_by_what_is_asked_with_the_unknown_last(
      Search.Key key, boolean descending, String expected) {
    shop.model(
            "a",
            model -> {
              model.name = "Élan";
              model.releaseDate = new PartialDate("2025");
            })
        .route("a", "hub", "2")
        .model(
            "b",
            model -> {
              model.name = "alpha";
              model.limits = new Limits(50_000L, null, 10_000L);
            })
        .model(
            "c",
            model -> {
              model.name = "BETA";
              model.releaseDate = new PartialDate("2025-01-02");
            })
        .route("c", "hub", "1")
        .model(
            "d",
            model -> {
              model.name = "zulu";
              model.limits = Limits.UNKNOWN;
            })
        .route("d", "hub", route -> {});

    Search.Answer answer =
        ask("", ModelFilter.NONE, RouteFilter.NONE, Optional.of(new Search.Sort(key, descending)));

    assertThat(String.join(" ", ids(answer))).isEqualTo(expected);
  }

  @Test
  void turns_pages() {
    famous();
    Search search = new Search(shop.index());

    Search.Answer second = search.answer(page(2));
    Search.Answer beyond = search.answer(page(9));

    assertThat(ids(second)).containsExactly("gpt-4o-mini", "gpt-5.4-pro");
    assertThat(second.total()).isEqualTo(5);
    assertThat(second.pages()).isEqualTo(3);
    assertThat(beyond.hits()).isEmpty();
    assertThat(beyond.total()).isEqualTo(5);
  }

  private static Search.Question page(int number) {
    return new Search.Question(
        "",
        ModelFilter.NONE,
        RouteFilter.NONE,
        Request.STANDARD,
        Shop.USD,
        Optional.empty(),
        number,
        2);
  }

  @Test
  void has_one_empty_page_when_nothing_is_found() {
    Search.Answer answer = ask("nobody", ModelFilter.NONE, RouteFilter.NONE, Optional.empty());

    assertThat(answer.total()).isZero();
    assertThat(answer.pages()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GPT-4o mini|gpt 4 o mini",
        "Llama3.1_405B|llama 3 1 405 b",
        "Ｃｌａｕｄｅ　Ⅳ|claude iv",
        "Crème brûlée|creme brulee",
        "İSTANBUL ISI|istanbul isi",
        "ﬁne½|fine 1 2",
        "混元 x²|混元 x 2",
        "--|''"
      })
  void takes_texts_apart_into_words(String text, String words) {
    assertThat(String.join(" ", Words.of(text))).isEqualTo(words);
  }
}
