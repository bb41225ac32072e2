package io.modelregistry.render.html;

import io.modelregistry.derive.capability.Answer;
import io.modelregistry.derive.deprecation.Deprecation;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.Benchmark;
import io.modelregistry.model.Capability;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /models/{id}/}: all that is known of a model. */
record ModelPage(
    String name,
    String id,
    Ref provider,
    Badge status,
    Optional<String> description,
    Optional<Notice> notice,
    Monogram monogram,
    List<ModelFacts.Tile> tiles,
    RouteTable routes,
    boolean routed,
    List<Step> chain,
    boolean chained,
    List<RouteDetail> details,
    List<Abilities> capabilities,
    List<Fact> facts,
    List<String> aliases,
    boolean aliased,
    List<Result> benchmarks,
    boolean benchmarked,
    List<WebAddress> links,
    boolean linked,
    List<Source> sources,
    boolean sourced,
    String json,
    Optional<String> edit,
    String health,
    Substitutes instead,
    List<Source> behindTiles,
    List<Source> behindCapabilities,
    List<Source> behindFacts,
    ModelHistory history) {

  /** What a reader of a model on its way out must know. */
  record Notice(String title, String text, Optional<Ref> successor, Optional<WebAddress> guide) {}

  /** One place of the fallback chain; the link leads to the route's line. */
  record Step(Ref route, List<String> marks) {}

  /** All words of the vocabulary to which the model has the same answer. */
  record Abilities(String answer, String heading, List<Ref> capabilities) {
    boolean any() {
      return !capabilities.isEmpty();
    }
  }

  /** One benchmark result. */
  record Result(
      String name,
      Optional<String> setting,
      String score,
      Amount date,
      Optional<WebAddress> source) {}

  static Page of(Model model, Facts facts) {
    PageLinks links = facts.links();
    List<EffectiveRoute> all = facts.registry().routesOfModel(model.id());
    List<EffectiveRoute> active = facts.chain(model);
    Ref provider = facts.providerOf(model);
    ModelPage body =
        new ModelPage(
            model.name(),
            model.id(),
            provider,
            facts.status(model),
            Optional.ofNullable(model.description()),
            notice(model, facts),
            Monogram.of(model.providerId(), provider.name()),
            ModelFacts.tiles(model, facts),
            RouteTable.of(model, facts),
            !all.isEmpty(),
            active.stream().map(ModelPage::step).toList(),
            !active.isEmpty(),
            all.stream()
                .map(route -> RouteDetail.of(route, route.equals(all.get(0)), facts))
                .toList(),
            capabilities(model, facts),
            ModelFacts.lines(model, facts),
            model.aliases(),
            !model.aliases().isEmpty(),
            model.benchmarks().stream().map(ModelPage::result).toList(),
            !model.benchmarks().isEmpty(),
            model.links().stream()
                .map(link -> WebAddress.labelled(link.label(), link.url()))
                .toList(),
            !model.links().isEmpty(),
            Source.all(model.sources()),
            !model.sources().isEmpty(),
            links.json("models", model.id()),
            EditLinks.model(facts.registry().settings().repositoryUrl(), model),
            links.to(PageLinks.HEALTH),
            Substitutes.of(model, facts),
            Source.behind(
                model.sources(),
                "context_window",
                "max_output_tokens",
                "knowledge_cutoff",
                "release_date"),
            Source.behind(model.sources(), "capabilities"),
            Source.general(model.sources()),
            ModelHistory.of(model, facts));
    String path = PageLinks.modelPath(model.id());
    Head head =
        new Head(
            Titles.of(model.name(), model.id()) + ": prices, limits and routes",
            summary(model, facts, provider, active.size()),
            links.absolute(path),
            List.of(new Ref("Models", links.home()), new Ref(provider.name(), provider.href())),
            model.name());
    Page page =
        new Page(path + "index.html", "model", "models", head, body)
            .with("copy", "health", "figures", "price");
    return body.history().priced() ? page.withCharts() : page;
  }

  private static String summary(Model model, Facts facts, Ref provider, int routes) {
    Offer offer = facts.offer(model);
    StringBuilder text = new StringBuilder();
    text.append(Titles.of(model.name(), model.id())).append(" by ");
    text.append(provider.name()).append(": ");
    Long context = model.limits().contextWindow();
    if (context != null) {
      text.append("context ").append(Figures.grouped(context)).append(" tokens, ");
    }
    if (offer.input().plain() && offer.output().plain()) {
      text.append("at best ").append(offer.input().text()).append(" in and ");
      text.append(offer.output().text()).append(" out per million tokens, ");
    }
    return text.append(Titles.count(routes, "active route")).append(".").toString();
  }

  private static Optional<Notice> notice(Model model, Facts facts) {
    return facts.deprecations().of(model.id()).map(entry -> notice(entry, facts));
  }

  private static Notice notice(Deprecation entry, Facts facts) {
    Model model = entry.model();
    String day = String.valueOf(model.deprecationDate());
    return new Notice(
        switch (entry.phase()) {
          case PAST -> "Retired";
          case UPCOMING -> "Going away";
          case UNDATED -> "Deprecated";
        },
        switch (entry.phase()) {
          case PAST -> "Its last day was " + day + ".";
          case UPCOMING -> "Its last day is " + day + ".";
          case UNDATED -> "The provider advises against new use; no last day is known.";
        },
        entry.successor().or(entry::replacement).map(facts::ref),
        WebAddress.ofNullable(model.migrationGuide()));
  }

  private static Step step(EffectiveRoute route) {
    List<String> marks = route.authored().variant().map(List::of).orElse(List.of());
    return new Step(new Ref(route.platform().name(), "#route-" + route.id()), marks);
  }

  private static List<Abilities> capabilities(Model model, Facts facts) {
    List<Abilities> groups = new ArrayList<>();
    for (Answer answer : List.of(Answer.YES, Answer.NO, Answer.UNKNOWN)) {
      List<Ref> capabilities = new ArrayList<>();
      for (Capability capability : facts.vocabulary()) {
        if (facts.answer(model, capability) == answer) {
          capabilities.add(
              new Ref(capability.label(), facts.links().to("capabilities/#" + capability.key())));
        }
      }
      groups.add(new Abilities(answer.word(), heading(answer), capabilities));
    }
    return groups;
  }

  private static String heading(Answer answer) {
    return switch (answer) {
      case YES -> "Yes";
      case NO -> "No";
      case UNKNOWN -> "Unknown";
    };
  }

  private static Result result(Benchmark benchmark) {
    String setting =
        Stream.of(benchmark.metric(), benchmark.variant())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return new Result(
        benchmark.name(),
        Optional.of(setting).filter(text -> !text.isEmpty()),
        Decimals.plain(benchmark.score()),
        benchmark.date() == null ? Amount.UNKNOWN : Amount.number(benchmark.date().text()),
        Optional.ofNullable(benchmark.source()).map(WebAddress::ofHost));
  }
}
