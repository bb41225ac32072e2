package io.modelregistry.render.html;

import io.modelregistry.render.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Style sheet, pictures and browser modules. Their names carry a hash of what they hold, so that a
 * browser keeps them for ever and never shows an old one.
 *
 * @param stylesheet path in the site
 * @param icon likewise
 */
record Assets(String stylesheet, String icon, Modules modules, List<Artifact> artifacts) {
  private static final String FAVICON = "favicon.svg";

  static Assets load() {
    String strip = text("icons.svg");
    String stripName = HashedName.of("icons", strip, "svg");
    String css = (text("site.css") + text("tools.css")).replace("icons.svg", stripName);
    String cssPath = "assets/" + HashedName.of("site", css, "css");
    Modules modules = Modules.load();
    List<Artifact> artifacts =
        new ArrayList<>(
            List.of(
                Artifact.text(cssPath, css),
                Artifact.text("assets/" + stripName, strip),
                Artifact.text(FAVICON, text(FAVICON))));
    artifacts.addAll(modules.artifacts());
    return new Assets(cssPath, FAVICON, modules, List.copyOf(artifacts));
  }

  /** A text below the folder of templates. */
  static String text(String name) {
    String resource = "/" + Templates.FOLDER + name;
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
