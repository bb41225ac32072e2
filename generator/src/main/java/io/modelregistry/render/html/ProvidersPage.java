package io.modelregistry.render.html;

import io.modelregistry.model.Model;
import io.modelregistry.model.Provider;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code /providers/}: all who make models. */
record ProvidersPage(List<Row> providers, boolean filled, String prices) {

  /**
   * One provider.
   *
   * @param newest the model that came last
   * @param released when it came
   * @param open how many models have open weights
   */
  record Row(
      Ref provider,
      String id,
      Monogram monogram,
      int models,
      int open,
      Optional<Ref> newest,
      Amount released,
      int platforms,
      Badge status) {}

  static Page of(Facts facts) {
    List<Row> rows =
        facts.registry().providers().stream()
            .sorted(
                Comparator.comparing((Provider each) -> each.name(), String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Provider::id))
            .map(each -> row(each, facts))
            .toList();
    Head head =
        new Head(
            "Providers",
            "The " + Titles.count(rows.size(), "provider") + " whose models are in the registry.",
            facts.links().absolute("providers/"),
            List.of(new Ref("Models", facts.links().home())),
            "Providers");
    ProvidersPage body = new ProvidersPage(rows, !rows.isEmpty(), facts.links().to("pricing/"));
    return new Page("providers/index.html", "providers", "providers", head, body).with("figures");
  }

  private static Row row(Provider provider, Facts facts) {
    List<Model> models = facts.registry().modelsOfProvider(provider.id());
    Optional<Model> newest =
        models.stream()
            .filter(model -> facts.registry().isUsable(model) && model.releaseDate() != null)
            .min(ModelRow.NEWEST_FIRST);
    return new Row(
        facts.ref(provider),
        provider.id(),
        Monogram.of(provider.id(), provider.name()),
        models.size(),
        (int) models.stream().filter(model -> Boolean.TRUE.equals(model.openWeights())).count(),
        newest.map(facts::ref),
        newest
            .map(model -> String.valueOf(model.releaseDate()))
            .map(Amount::number)
            .orElse(Amount.UNKNOWN),
        facts.registry().platformsOfProvider(provider.id()).size(),
        Badge.of(provider.status()));
  }
}
