package io.modelregistry.render.html;

import io.modelregistry.json.ClassPathFile;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.MediaTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * Style sheet, pictures and browser modules. Their names carry a hash of what they hold, so that a
 * browser keeps them for ever and never shows an old one.
 *
 * @param stylesheet path in the site
 * @param chartStylesheet likewise, of what only charts need
 * @param icon likewise
 * @param card likewise: the picture that stands for the site where somebody shares a link
 */
record Assets(
    String stylesheet,
    String chartStylesheet,
    String icon,
    String card,
    Modules modules,
    List<Artifact> artifacts) {
  private static final String FAVICON = "favicon.svg";
  private static final String CARD = "card.png";

  static Assets load() {
    String strip = text("icons.svg");
    String stripName = HashedName.of("icons", strip, "svg");
    String css = (text("site.css") + text("tools.css")).replace("icons.svg", stripName);
    String cssPath = "assets/" + HashedName.of("site", css, "css");
    String charts = WebJar.of(Modules.CHARTS).text("dist/uPlot.min.css") + text("chart.css");
    String chartsPath = "assets/" + HashedName.of("chart", charts, "css");
    byte[] card = bytes(CARD);
    String cardPath = "assets/" + HashedName.of("card", card, "png");
    Modules modules = Modules.load();
    List<Artifact> artifacts =
        new ArrayList<>(
            List.of(
                Artifact.text(cssPath, css),
                Artifact.text(chartsPath, charts),
                Artifact.text("assets/" + stripName, strip),
                new Artifact(cardPath, MediaTypes.of(cardPath), card),
                Artifact.text(FAVICON, text(FAVICON))));
    artifacts.addAll(modules.artifacts());
    return new Assets(cssPath, chartsPath, FAVICON, cardPath, modules, List.copyOf(artifacts));
  }

  /** A text below the folder of templates. */
  static String text(String name) {
    return ClassPathFile.text("/" + Templates.FOLDER + name);
  }

  private static byte[] bytes(String name) {
    return ClassPathFile.bytes("/" + Templates.FOLDER + name);
  }
}
