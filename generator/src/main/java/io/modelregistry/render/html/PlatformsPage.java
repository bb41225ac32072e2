package io.modelregistry.render.html;

import io.modelregistry.model.Platform;
import io.modelregistry.registry.EffectiveRoute;
import java.util.List;
import java.util.Optional;

/** {@code /platforms/}: everywhere models can be called. */
record PlatformsPage(List<Row> platforms, boolean filled) {

  /** One platform. */
  record Row(
      Ref platform,
      String id,
      Optional<String> description,
      int models,
      int providers,
      Badge status) {}

  static Page of(Facts facts) {
    List<Row> rows = facts.registry().platforms().stream().map(each -> row(each, facts)).toList();
    Head head =
        new Head(
            "Platforms",
            "The " + Titles.count(rows.size(), "platform") + " on which models can be called.",
            facts.links().absolute("platforms/"),
            List.of(new Ref("Models", facts.links().home())),
            "Platforms");
    PlatformsPage body = new PlatformsPage(rows, !rows.isEmpty());
    return new Page("platforms/index.html", "platforms", "platforms", head, body);
  }

  private static Row row(Platform platform, Facts facts) {
    List<EffectiveRoute> routes = facts.registry().routesOfPlatform(platform.id());
    return new Row(
        facts.ref(platform),
        platform.id(),
        Optional.ofNullable(platform.description()),
        (int) routes.stream().map(route -> route.model().id()).distinct().count(),
        facts.registry().providersOfPlatform(platform.id()).size(),
        Badge.of(platform.status()));
  }
}
