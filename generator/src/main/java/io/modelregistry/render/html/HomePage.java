package io.modelregistry.render.html;

import io.modelregistry.model.Capability;
import io.modelregistry.model.Settings;
import io.modelregistry.registry.Registry;
import java.util.List;

/** {@code /}: what this is, and every model in one table. */
record HomePage(
    String title,
    String lead,
    List<Count> counts,
    Finder finder,
    List<ModelRow.Mark> legend,
    List<ModelRow> models,
    boolean filled) {

  /** How many there are of something, and where they are listed. */
  record Count(String number, String label, String href) {}

  /** Whether rows name the provider. */
  boolean withProvider() {
    return true;
  }

  static Page of(Facts facts) {
    Registry registry = facts.registry();
    PageLinks links = facts.links();
    Settings settings = registry.settings();
    String lead =
        settings.description() != null
            ? settings.description()
            : "Language models, where each can be called, and what it costs there.";
    HomePage body =
        new HomePage(
            settings.title(),
            lead,
            List.of(
                count(registry.models().size(), "model", "models", links.to("#models")),
                count(registry.providers().size(), "provider", "providers", links.to("providers/")),
                count(registry.platforms().size(), "platform", "platforms", links.to("platforms/")),
                count(registry.routes().size(), "route", "routes", links.to("pricing/"))),
            Finder.of(facts),
            legend(facts),
            ModelRow.of(registry.models(), facts),
            !registry.models().isEmpty());
    Head head =
        new Head(
            "Language models: prices, limits and where to call them",
            lead
                + " "
                + Figures.grouped(registry.models().size())
                + " models by "
                + Figures.grouped(registry.providers().size())
                + " providers, "
                + Figures.grouped(registry.routes().size())
                + " routes.",
            links.absolute(""),
            List.of(),
            "Models");
    Head described =
        head.about(StructuredData.dataset(settings.title(), head.description(), links));
    return new Page("index.html", "home", "models", described, body).with("figures", "home");
  }

  private static List<ModelRow.Mark> legend(Facts facts) {
    return facts.vocabulary().stream()
        .filter(Vocabulary::isPictured)
        .map((Capability each) -> new ModelRow.Mark(each.key(), each.label()))
        .toList();
  }

  static Count count(int number, String one, String many, String href) {
    return new Count(Figures.grouped(number), number == 1 ? one : many, href);
  }
}
