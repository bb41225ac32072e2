package io.modelregistry.render.html;

import io.modelregistry.model.Model;
import io.modelregistry.model.Settings;
import io.modelregistry.render.Artifact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What programs that read sites ask for: {@code sitemap.xml}, {@code robots.txt}, {@code llms.txt}.
 */
final class PlainFiles {
  private final Facts facts;
  private final PageLinks links;

  PlainFiles(Facts facts) {
    this.facts = facts;
    this.links = facts.links();
  }

  /** A site map needs absolute addresses, so there is none while nobody says where the site is. */
  List<Artifact> render(List<Page> pages) {
    List<Artifact> files = new ArrayList<>();
    files.add(Artifact.text("robots.txt", robots()));
    files.add(Artifact.text("llms.txt", llms()));
    if (links.absolute("").isPresent()) {
      files.add(Artifact.text("sitemap.xml", sitemap(pages)));
    }
    return files;
  }

  private String robots() {
    String everybody = "User-agent: *\nAllow: /\n";
    return links
        .absolute("sitemap.xml")
        .map(address -> everybody + "\nSitemap: " + address + "\n")
        .orElse(everybody);
  }

  private static String sitemap(List<Page> pages) {
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (Page page : pages) {
      page.head()
          .canonical()
          .ifPresent(
              address ->
                  xml.append("  <url><loc>")
                      .append(address.replace("&", "&amp;").replace("'", "&apos;"))
                      .append("</loc></url>\n"));
    }
    return xml.append("</urlset>\n").toString();
  }

  private String llms() {
    Settings settings = facts.registry().settings();
    StringBuilder text = new StringBuilder();
    text.append("# ").append(plain(settings.title())).append("\n\n");
    text.append("> ")
        .append(
            plain(
                settings.description() != null
                    ? settings.description()
                    : "Language models, where each can be called, and what it costs there."))
        .append("\n\n");
    text.append(
        "Prices are per 1,000,000 tokens. A missing fact is unknown, not no and not zero.\n");
    text.append("\n## Data\n\n");
    line(text, "Route table", "api/registry/index.json", "every address that the JSON API answers");
    line(text, "Models", "api/registry/models.json", "all models, as summaries");
    line(text, "Prices", "api/registry/pricing.json", "what every route costs");
    line(text, "Capabilities", "api/registry/capabilities.json", "the vocabulary");
    text.append("\n## Pages\n\n");
    line(text, "Models", "", "all models in one table");
    line(text, "Prices", "pricing/", "all routes, grouped by model");
    line(text, "Capabilities", "capabilities/", "which model can do what");
    line(text, "Deprecations", "deprecations/", "what goes away and what to move to");
    line(text, "API documentation", "docs/api/", "how to read the data");
    text.append("\n## Models\n\n");
    List<Model> models = new ArrayList<>(facts.registry().models());
    models.removeIf(model -> !facts.registry().isUsable(model));
    models.sort(Comparator.comparing(Model::id));
    for (Model model : models) {
      line(text, model.name(), PageLinks.modelPath(model.id()), summary(model));
    }
    return text.toString();
  }

  private String summary(Model model) {
    StringBuilder text = new StringBuilder(facts.providerOf(model).name());
    Long context = model.limits().contextWindow();
    if (context != null) {
      text.append(", context ").append(Figures.grouped(context));
    }
    Offer offer = facts.offer(model);
    if (offer.input().plain() && offer.output().plain()) {
      text.append(", from ").append(offer.input().text()).append(" in, ");
      text.append(offer.output().text()).append(" out");
    }
    return text.toString();
  }

  private void line(StringBuilder text, String name, String path, String about) {
    text.append("- [").append(plain(name)).append("](").append(links.best(path)).append("): ");
    text.append(plain(about)).append('\n');
  }

  /** Data as one line that Markdown does not take for anything else. */
  private static String plain(String text) {
    return text.replaceAll("\\s+", " ")
        .replaceAll("[\\p{Cc}\\p{Cf}]", "")
        .replaceAll("([\\[\\]\\\\<>`*_#|])", "\\\\$1")
        .strip();
  }
}
