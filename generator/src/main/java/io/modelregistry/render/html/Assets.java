package io.modelregistry.render.html;

import io.modelregistry.render.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Style sheet and pictures. Their names carry a hash of what they hold, so that a browser keeps
 * them for ever and never shows an old one.
 *
 * @param stylesheet path in the site
 * @param icon likewise
 */
record Assets(String stylesheet, String icon, List<Artifact> artifacts) {
  private static final int HASH_LENGTH = 12;
  private static final String FAVICON = "favicon.svg";

  static Assets load() {
    String strip = text("icons.svg");
    String stripName = hashed("icons", strip, "svg");
    String css = text("site.css").replace("icons.svg", stripName);
    String cssPath = "assets/" + hashed("site", css, "css");
    return new Assets(
        cssPath,
        FAVICON,
        List.of(
            Artifact.text(cssPath, css),
            Artifact.text("assets/" + stripName, strip),
            Artifact.text(FAVICON, text(FAVICON))));
  }

  private static String hashed(String name, String text, String suffix) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return name + "." + HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH) + "." + suffix;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String text(String name) {
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
