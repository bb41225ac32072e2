package io.modelregistry.render.html;

import io.modelregistry.model.Provider;
import java.util.List;

/** {@code /providers/}: all who make models. */
record ProvidersPage(List<Row> providers, boolean filled) {

  /** One provider. */
  record Row(Ref provider, String id, int models, int platforms, Badge status) {}

  static Page of(Facts facts) {
    List<Row> rows = facts.registry().providers().stream().map(each -> row(each, facts)).toList();
    Head head =
        new Head(
            "Providers",
            "The " + Titles.count(rows.size(), "provider") + " whose models are in the registry.",
            facts.links().absolute("providers/"),
            List.of(new Ref("Models", facts.links().home())),
            "Providers");
    ProvidersPage body = new ProvidersPage(rows, !rows.isEmpty());
    return new Page("providers/index.html", "providers", "providers", head, body);
  }

  private static Row row(Provider provider, Facts facts) {
    return new Row(
        facts.ref(provider),
        provider.id(),
        facts.registry().modelsOfProvider(provider.id()).size(),
        facts.registry().platformsOfProvider(provider.id()).size(),
        Badge.of(provider.status()));
  }
}
