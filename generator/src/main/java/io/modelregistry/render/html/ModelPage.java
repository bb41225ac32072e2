package io.modelregistry.render.html;

import io.modelregistry.derive.deprecation.Deprecation;
import io.modelregistry.model.Benchmark;
import io.modelregistry.model.Capability;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Model;
import io.modelregistry.model.PartialDate;
import io.modelregistry.model.Performance;
import io.modelregistry.registry.EffectiveRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /models/{id}/}: all that is known of a model. */
record ModelPage(
    String name,
    String id,
    Ref provider,
    Badge status,
    Optional<String> description,
    Optional<Notice> notice,
    List<Tile> tiles,
    RouteTable routes,
    boolean routed,
    List<Step> chain,
    boolean chained,
    List<RouteDetail> details,
    List<CapabilityLine> capabilities,
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
    String health) {

  /** What a reader of a model on its way out must know. */
  record Notice(String title, String text, Optional<Ref> successor, Optional<WebAddress> guide) {}

  /** A headline number. */
  record Tile(String label, Amount value, String note) {
    boolean noted() {
      return !note.isEmpty();
    }
  }

  /** One place of the fallback chain. */
  record Step(Ref platform, String modelString) {}

  /** One word of the vocabulary and the model's answer. */
  record CapabilityLine(String label, String answer, boolean derived, String href) {}

  /** One benchmark result. */
  record Result(
      String name,
      String variant,
      String score,
      String metric,
      String date,
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
            tiles(model, facts, active.size()),
            RouteTable.of(model, facts),
            !all.isEmpty(),
            active.stream()
                .map(route -> new Step(facts.ref(route.platform()), route.modelString()))
                .toList(),
            !active.isEmpty(),
            all.stream().map(route -> RouteDetail.of(route, facts)).toList(),
            capabilities(model, facts),
            facts(model, facts, provider),
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
            links.to(PageLinks.HEALTH));
    String path = PageLinks.modelPath(model.id());
    Head head =
        new Head(
            Titles.of(model.name(), model.id()) + ": prices, limits and routes",
            summary(model, facts, provider, active.size()),
            links.absolute(path),
            List.of(new Ref("Models", links.home()), new Ref(provider.name(), provider.href())),
            model.name());
    return new Page(path + "index.html", "model", "models", head, body).with("health");
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

  private static List<Tile> tiles(Model model, Facts facts, int routes) {
    Offer offer = facts.offer(model);
    String where = offer.route().map(route -> "cheapest on " + route.platform().name()).orElse("");
    List<Tile> tiles = new ArrayList<>();
    tiles.add(new Tile("Context", Amount.roughTokens(model.limits().contextWindow()), "tokens"));
    tiles.add(
        new Tile("Longest answer", Amount.roughTokens(model.limits().maxOutputTokens()), "tokens"));
    tiles.add(new Tile("Input", offer.input(), priceNote(offer.input(), where)));
    tiles.add(new Tile("Output", offer.output(), priceNote(offer.output(), where)));
    tiles.add(new Tile("Active routes", Amount.number(Integer.toString(routes)), ""));
    return tiles;
  }

  private static String priceNote(Amount price, String where) {
    return price.plain() ? "per 1M tokens, " + where : where;
  }

  private static List<CapabilityLine> capabilities(Model model, Facts facts) {
    List<CapabilityLine> lines = new ArrayList<>();
    for (Capability capability : facts.vocabulary()) {
      lines.add(
          new CapabilityLine(
              capability.label(),
              facts.answer(model, capability).word(),
              capability.derived().isPresent(),
              facts.links().to("capabilities/#" + capability.key())));
    }
    return lines;
  }

  private static List<Fact> facts(Model model, Facts facts, Ref provider) {
    Limits limits = model.limits();
    List<Fact> lines = new ArrayList<>();
    lines.add(Fact.code("Id", model.id()));
    lines.add(
        Fact.code("Model string", model.modelString() == null ? model.id() : model.modelString()));
    lines.add(Fact.link("Provider", provider));
    lines.add(Fact.text("Family", model.family()));
    lines.add(Fact.text("Version", model.version()));
    lines.add(Fact.text("Released", text(model.releaseDate())));
    lines.add(Fact.text("Knowledge cutoff", text(model.knowledgeCutoff())));
    if (model.deprecationDate() != null) {
      lines.add(Fact.text("Last day", model.deprecationDate().toString()));
    }
    lines.add(Fact.tokens("Context window", limits.contextWindow()));
    lines.add(Fact.tokens("Longest prompt", limits.maxInputTokens()));
    lines.add(Fact.tokens("Longest answer", limits.maxOutputTokens()));
    lines.add(Fact.list("Reads", model.modalities().input()));
    lines.add(Fact.list("Writes", model.modalities().output()));
    lines.add(Fact.yesNo("Open weights", model.openWeights()));
    lines.add(Fact.text("License", model.license()));
    Performance performance = facts.registry().performance(model).orElse(null);
    if (performance != null && performance.latencyMs() != null) {
      lines.add(Fact.text("Latency", Figures.decimal(performance.latencyMs()) + " ms"));
    }
    if (performance != null && performance.tokensPerSecond() != null) {
      lines.add(
          Fact.text(
              "Speed", Figures.decimal(performance.tokensPerSecond()) + " tokens per second"));
    }
    if (!model.tags().isEmpty()) {
      lines.add(Fact.list("Tags", model.tags()));
    }
    lines.addAll(Fact.pinned(model.pinned()));
    lines.addAll(Fact.stamps(facts.registry().stamps(EntityKind.MODEL, model.id())));
    return lines;
  }

  private static Result result(Benchmark benchmark) {
    return new Result(
        benchmark.name(),
        Optional.ofNullable(benchmark.variant()).orElse(""),
        Figures.decimal(benchmark.score()),
        Optional.ofNullable(benchmark.metric()).orElse(""),
        Optional.ofNullable(text(benchmark.date())).orElse(""),
        WebAddress.ofNullable(benchmark.source()));
  }

  private static @Nullable String text(@Nullable PartialDate date) {
    return date == null ? null : date.text();
  }
}
