package io.modelregistry.render.html;

import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.registry.EffectiveRoute;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code /platforms/}: everywhere models can be called. */
record PlatformsPage(List<Row> platforms, boolean filled) {

  /**
   * One platform.
   *
   * @param cheapest for how many models none is cheaper
   */
  record Row(
      Ref platform,
      String id,
      Monogram monogram,
      Optional<String> description,
      int models,
      int providers,
      int cheapest,
      Badge status) {}

  static Page of(Facts facts) {
    List<Row> rows =
        facts.registry().platforms().stream()
            .sorted(
                Comparator.comparing((Platform each) -> each.name(), String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Platform::id))
            .map(each -> row(each, facts))
            .toList();
    Head head =
        new Head(
            "Platforms",
            "The " + Titles.count(rows.size(), "platform") + " on which models can be called.",
            facts.links().absolute("platforms/"),
            List.of(new Ref("Models", facts.links().home())),
            "Platforms");
    PlatformsPage body = new PlatformsPage(rows, !rows.isEmpty());
    return new Page("platforms/index.html", "platforms", "platforms", head, body).with("figures");
  }

  private static Row row(Platform platform, Facts facts) {
    return new Row(
        facts.ref(platform),
        platform.id(),
        Monogram.of(platform.id(), platform.name()),
        Optional.ofNullable(platform.description()),
        models(platform, facts),
        facts.registry().providersOfPlatform(platform.id()).size(),
        cheapest(platform, facts),
        Badge.of(platform.status()));
  }

  static int models(Platform platform, Facts facts) {
    return (int)
        facts.registry().routesOfPlatform(platform.id()).stream()
            .map(EffectiveRoute::model)
            .map(Model::id)
            .distinct()
            .count();
  }

  /** For how many models it has the cheapest route. */
  static int cheapest(Platform platform, Facts facts) {
    return (int)
        facts.registry().models().stream()
            .flatMap(model -> facts.offer(model).route().stream())
            .filter(route -> route.platform().id().equals(platform.id()))
            .count();
  }
}
