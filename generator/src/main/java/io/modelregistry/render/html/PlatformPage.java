package io.modelregistry.render.html;

import io.modelregistry.model.DataPolicy;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /platforms/{id}/}: where models can be called, and which. */
record PlatformPage(
    String id,
    String name,
    Monogram monogram,
    Badge status,
    Optional<String> description,
    List<HomePage.Count> counts,
    String finder,
    List<RouteRow> routes,
    boolean filled,
    List<Fact> facts,
    List<Chip> providers,
    boolean serving,
    List<Source> sources,
    boolean sourced,
    String json,
    Optional<String> edit,
    String health) {

  /** A route of the platform as one row. */
  record RouteRow(
      String id,
      Ref model,
      String variant,
      String modelString,
      Ref provider,
      Amount context,
      Amount output,
      Amount inputPrice,
      Amount outputPrice,
      Amount cacheRead,
      Badge status) {
    boolean varied() {
      return !variant.isEmpty();
    }
  }

  static Page of(Platform platform, Facts facts) {
    PageLinks links = facts.links();
    List<EffectiveRoute> routes = facts.registry().routesOfPlatform(platform.id());
    List<Chip> providers =
        facts.registry().providersOfPlatform(platform.id()).stream()
            .flatMap(id -> facts.registry().provider(id).stream())
            .map(each -> Chip.of(each, facts))
            .toList();
    PlatformPage body =
        new PlatformPage(
            platform.id(),
            platform.name(),
            Monogram.of(platform.id(), platform.name()),
            Badge.of(platform.status()),
            Optional.ofNullable(platform.description()),
            counts(platform, providers.size(), facts),
            links.home() + "?platform=" + platform.id(),
            routes.stream().map(route -> row(route, facts)).toList(),
            !routes.isEmpty(),
            lines(platform, facts),
            providers,
            !providers.isEmpty(),
            Source.all(platform.sources()),
            !platform.sources().isEmpty(),
            links.json("platforms", platform.id()),
            EditLinks.platform(facts.registry().settings().repositoryUrl(), platform.id()),
            links.to(PageLinks.HEALTH));
    String path = PageLinks.platformPath(platform.id());
    Head head = head(platform, routes.size(), providers.size(), links);
    return new Page(path + "index.html", "platform", "platforms", head, body)
        .with("health", "figures");
  }

  private static Head head(Platform platform, int routes, int providers, PageLinks links) {
    String title = Titles.of(platform.name(), platform.id());
    return new Head(
        title + ": routes and prices",
        "Models on "
            + title
            + ": "
            + Titles.count(routes, "route")
            + " to models of "
            + Titles.count(providers, "provider")
            + ", with limits and current prices.",
        links.absolute(PageLinks.platformPath(platform.id())),
        List.of(new Ref("Models", links.home()), new Ref("Platforms", links.to("platforms/"))),
        platform.name());
  }

  private static List<HomePage.Count> counts(Platform platform, int providers, Facts facts) {
    int models = PlatformsPage.models(platform, facts);
    int cheapest = PlatformsPage.cheapest(platform, facts);
    return List.of(
        HomePage.count(models, "model", "models", "#routes-title"),
        HomePage.count(providers, "provider", "providers", "#providers-title"),
        HomePage.count(
            cheapest,
            "model that costs the least here",
            "models that cost the least here",
            "#routes-title"));
  }

  private static RouteRow row(EffectiveRoute route, Facts facts) {
    return new RouteRow(
        route.id(),
        facts.ref(route.model()),
        route.authored().variant().orElse(""),
        route.modelString(),
        facts.ref(route.provider()),
        Amount.roughTokens(route.limits().contextWindow()),
        Amount.roughTokens(route.limits().maxOutputTokens()),
        Amount.of(facts.price(route), Units.INPUT),
        Amount.of(facts.price(route), Units.OUTPUT),
        Amount.of(facts.price(route), Units.CACHE_READ),
        Badge.remarkable(route).orElseGet(() -> Badge.of(route)));
  }

  private static List<Fact> lines(Platform platform, Facts facts) {
    List<Fact> lines = new ArrayList<>();
    lines.add(Fact.code("Id", platform.id()));
    lines.add(
        platform.id().equals(Platform.DIRECT) && platform.baseUrl() == null
            ? Fact.text("Endpoint", "each provider’s own")
            : Fact.code("Endpoint", platform.baseUrl()));
    lines.addAll(RouteDetail.authentication(platform.authType(), platform.authConfig()));
    lines.add(Fact.link("Documentation", platform.docsUrl()));
    if (platform.statusUrl() != null) {
      lines.add(Fact.link("Status page", platform.statusUrl()));
    }
    if (platform.healthUrl() != null) {
      lines.add(Fact.code("Health check", platform.healthUrl()));
    }
    lines.addAll(dataPolicy(platform.dataPolicy()));
    lines.addAll(Fact.features(platform.features()));
    lines.addAll(Fact.pinned(platform.pinned()));
    lines.addAll(Fact.stamps(facts.registry().stamps(EntityKind.PLATFORM, platform.id())));
    return lines;
  }

  private static List<Fact> dataPolicy(@Nullable DataPolicy policy) {
    if (policy == null) {
      return List.of(Fact.text("Data policy", null));
    }
    List<Fact> lines = new ArrayList<>();
    lines.add(Fact.yesNo("Trains on inputs", policy.trainsOnInputs()));
    Integer days = policy.retentionDays();
    lines.add(
        Fact.text(
            "Keeps inputs", days == null ? null : days == 0 ? "no" : Titles.count(days, "day")));
    if (!policy.regions().isEmpty()) {
      lines.add(Fact.list("Processes data in", policy.regions()));
    }
    if (policy.url() != null) {
      lines.add(Fact.link("Data policy", policy.url()));
    }
    return lines;
  }
}
