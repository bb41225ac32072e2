package io.modelregistry.render.html;

import io.modelregistry.history.History;
import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.StandIns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Renders the catalog. Templates are compiled once per renderer, so keep one where sites are built
 * again and again. Same input, same bytes.
 */
public final class CatalogRenderer {
  private static final List<Section> SECTIONS =
      List.of(
          new Section("models", "Models", ""),
          new Section("pricing", "Prices", "pricing/"),
          new Section("compare", "Compare", "compare/"),
          new Section("calculator", "Calculator", "calculator/"),
          new Section("capabilities", "Capabilities", "capabilities/"),
          new Section("providers", "Providers", "providers/"),
          new Section("platforms", "Platforms", "platforms/"),
          new Section("deprecations", "Deprecations", "deprecations/"),
          new Section("changes", "Changes", "changes/"),
          new Section("docs", "API", "docs/api/"));

  private record Section(String key, String label, String path) {}

  private final Templates templates = new Templates();
  private final Assets assets = Assets.load();

  /**
   * All pages, the style sheet, pictures, {@code robots.txt}, {@code llms.txt}, and where the host
   * is known {@code sitemap.xml}.
   *
   * @param base where the site is published: what links start with
   * @param documentation what the documentation pages are made of
   */
  public List<Artifact> render(Registry registry, SiteBase base, Documentation documentation) {
    return render(registry, History.NONE, StandIns.of(registry), base, documentation);
  }

  /**
   * Like {@link #render(Registry, SiteBase, Documentation)}, with what changed when.
   *
   * @param standIns what could stand in for each model of the registry
   */
  public List<Artifact> render(
      Registry registry,
      History history,
      StandIns standIns,
      SiteBase base,
      Documentation documentation) {
    PageLinks links = new PageLinks(base);
    Facts facts = new Facts(registry, history, standIns, links);
    List<Page> pages = pages(facts, documentation);
    Shell shell = shell(registry, links);
    Map<String, List<Page.NavigationItem>> navigation = new TreeMap<>();
    List<Artifact> artifacts = new ArrayList<>(assets.artifacts());
    for (Page page : pages) {
      List<Page.NavigationItem> items =
          navigation.computeIfAbsent(page.section(), section -> navigation(section, links));
      Modules.Loading loading = assets.modules().loading(page.modules());
      Page.Document document =
          new Page.Document(
              shell,
              items,
              page.head(),
              page.body(),
              StructuredData.of(page.head(), links),
              page.charted() ? Optional.of(links.to(assets.chartStylesheet())) : Optional.empty(),
              loading.run().stream().map(links::to).toList(),
              loading.imported().stream().map(links::to).toList(),
              FeedLink.of(page, links));
      artifacts.add(Artifact.text(page.path(), templates.fill(page.template(), document)));
    }
    artifacts.addAll(new PlainFiles(facts).render(pages));
    return List.copyOf(artifacts);
  }

  private static List<Page> pages(Facts facts, Documentation documentation) {
    Registry registry = facts.registry();
    List<Page> pages = new ArrayList<>();
    pages.add(HomePage.of(facts));
    pages.add(PricingPage.of(facts));
    pages.add(CapabilitiesPage.of(facts));
    pages.add(DeprecationsPage.of(facts));
    pages.add(ChangesPage.of(facts));
    pages.add(ProvidersPage.of(facts));
    pages.add(PlatformsPage.of(facts));
    pages.add(ComparePage.of(facts.links()));
    pages.add(CalculatorPage.of(Finder.of(facts), facts.links()));
    pages.add(RulesPage.of(documentation.rules(), facts.links()));
    pages.add(ApiPage.of(documentation.api(), facts.links()));
    pages.add(NotFoundPage.of(facts.links()));
    for (Provider provider : registry.providers()) {
      pages.add(ProviderPage.of(provider, facts));
    }
    for (Platform platform : registry.platforms()) {
      pages.add(PlatformPage.of(platform, facts));
    }
    for (Model model : registry.models()) {
      pages.add(ModelPage.of(model, facts));
    }
    return pages;
  }

  private Shell shell(Registry registry, PageLinks links) {
    return new Shell(
        registry.settings().title(),
        links.home(),
        links.to(assets.stylesheet()),
        links.to(assets.icon()),
        links.absolute(assets.card()),
        links.to("api/registry/index.json"),
        links.to("docs/api/"),
        links.to("docs/rules/"),
        links.to("llms.txt"),
        Optional.ofNullable(registry.settings().repositoryUrl())
            .map(url -> WebAddress.labelled("Repository", url)));
  }

  private static List<Page.NavigationItem> navigation(String section, PageLinks links) {
    return SECTIONS.stream()
        .map(
            each ->
                new Page.NavigationItem(
                    each.label(), links.to(each.path()), each.key().equals(section)))
        .toList();
  }
}
