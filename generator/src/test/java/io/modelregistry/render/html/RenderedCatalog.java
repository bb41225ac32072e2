package io.modelregistry.render.html;

import io.modelregistry.history.History;
import io.modelregistry.history.HistoryOf;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.StandIns;
import io.modelregistry.render.feed.FeedRenderer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A rendered catalog that tests look into. */
final class RenderedCatalog {
  private static final CatalogRenderer RENDERER = new CatalogRenderer();

  private final Registry registry;
  private final SiteBase base;
  private final SortedMap<String, Artifact> artifacts = new TreeMap<>();

  private RenderedCatalog(Registry registry, SiteBase base) {
    this.registry = registry;
    this.base = base;
    History history = HistoryOf.registry(registry);
    List<Artifact> all =
        new ArrayList<>(
            RENDERER.render(
                registry, history, StandIns.of(registry), base, SampleCatalog.DOCUMENTATION));
    all.addAll(new FeedRenderer(registry, history, base).render());
    for (Artifact artifact : all) {
      artifacts.put(artifact.path(), artifact);
    }
  }

  /** At the address that its settings name. */
  static RenderedCatalog of(Registry registry) {
    return at(registry, SiteBase.of(registry.settings().baseUrl()));
  }

  static RenderedCatalog at(Registry registry, SiteBase base) {
    return new RenderedCatalog(registry, base);
  }

  Registry registry() {
    return registry;
  }

  SiteBase base() {
    return base;
  }

  SortedMap<String, Artifact> artifacts() {
    return artifacts;
  }

  /** The text of one file. */
  String text(String path) {
    Artifact artifact = artifacts.get(path);
    if (artifact == null) {
      throw new AssertionError("no " + path + " among " + artifacts.keySet());
    }
    return new String(artifact.bytes(), StandardCharsets.UTF_8);
  }

  /** One page, parsed as a browser would. */
  Document page(String path) {
    return Jsoup.parse(text(path));
  }

  /** All pages by path. */
  Map<String, Document> pages() {
    Map<String, Document> pages = new TreeMap<>();
    for (String path : artifacts.keySet()) {
      if (path.endsWith(".html")) {
        pages.put(path, page(path));
      }
    }
    return pages;
  }
}
