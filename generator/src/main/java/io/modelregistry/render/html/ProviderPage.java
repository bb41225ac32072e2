package io.modelregistry.render.html;

import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /providers/{id}/}: who makes models, and which. */
record ProviderPage(
    String name,
    Badge status,
    Optional<String> description,
    Monogram monogram,
    List<HomePage.Count> counts,
    String finder,
    PriceCharts charts,
    List<ModelRow> models,
    boolean filled,
    List<Fact> facts,
    List<Chip> platforms,
    boolean served,
    List<Source> sources,
    boolean sourced,
    String json,
    Optional<String> edit) {

  /** Whether rows name the provider. */
  boolean withProvider() {
    return false;
  }

  static Page of(Provider provider, Facts facts) {
    PageLinks links = facts.links();
    List<Model> models = facts.registry().modelsOfProvider(provider.id());
    List<Chip> platforms =
        facts.registry().platformsOfProvider(provider.id()).stream()
            .flatMap(id -> facts.registry().platform(id).stream())
            .map(each -> Chip.of(each, facts))
            .toList();
    ProviderPage body =
        new ProviderPage(
            provider.name(),
            Badge.of(provider.status()),
            Optional.ofNullable(provider.description()),
            Monogram.of(provider.id(), provider.name()),
            counts(models, platforms.size()),
            links.home() + "?provider=" + provider.id(),
            PriceCharts.of(models, facts),
            ModelRow.of(models, facts),
            !models.isEmpty(),
            lines(provider, facts),
            platforms,
            !platforms.isEmpty(),
            Source.all(provider.sources()),
            !provider.sources().isEmpty(),
            links.json("providers", provider.id()),
            EditLinks.provider(facts.registry().settings().repositoryUrl(), provider.id()));
    String path = PageLinks.providerPath(provider.id());
    Head head = head(provider, models.size(), platforms.size(), links);
    Page page = new Page(path + "index.html", "provider", "providers", head, body).with("figures");
    return body.charts().charted() ? page.withCharts() : page;
  }

  private static Head head(Provider provider, int models, int platforms, PageLinks links) {
    String title = Titles.of(provider.name(), provider.id());
    return new Head(
        title + ": models and prices",
        title
            + " makes "
            + Titles.count(models, "model")
            + ", callable on "
            + Titles.count(platforms, "platform")
            + ". Limits, capabilities and prices of each.",
        links.absolute(PageLinks.providerPath(provider.id())),
        List.of(new Ref("Models", links.home()), new Ref("Providers", links.to("providers/"))),
        provider.name());
  }

  private static List<HomePage.Count> counts(List<Model> models, int platforms) {
    int open =
        (int) models.stream().filter(model -> Boolean.TRUE.equals(model.openWeights())).count();
    return List.of(
        HomePage.count(models.size(), "model", "models", "#models-title"),
        HomePage.count(open, "with open weights", "with open weights", "#models-title"),
        HomePage.count(platforms, "platform", "platforms", "#platforms-title"));
  }

  private static List<Fact> lines(Provider provider, Facts facts) {
    List<Fact> lines = new ArrayList<>();
    lines.add(Fact.code("Id", provider.id()));
    lines.add(Fact.link("Website", provider.website()));
    lines.add(Fact.link("Documentation", provider.docsUrl()));
    if (provider.deprecationsUrl() != null) {
      lines.add(Fact.link("Deprecations", provider.deprecationsUrl()));
    }
    lines.add(Fact.code("Own API", provider.directApiUrl()));
    if (provider.authRequired() != null) {
      lines.add(Fact.yesNo("Needs credentials", provider.authRequired()));
    }
    if (provider.authType() != null || provider.authConfig() != null) {
      lines.addAll(RouteDetail.authentication(provider.authType(), provider.authConfig()));
    }
    lines.addAll(Fact.features(provider.features()));
    lines.addAll(Fact.pinned(provider.pinned()));
    lines.addAll(Fact.stamps(facts.registry().stamps(EntityKind.PROVIDER, provider.id())));
    return lines;
  }
}
