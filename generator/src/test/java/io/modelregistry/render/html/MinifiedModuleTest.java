package io.modelregistry.render.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Holds {@code registry.min.js}, which is served, to {@code registry.js}, which people write. Run
 * with {@code -DrefreshGolden=true} to make it anew.
 */
class MinifiedModuleTest {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private static final Path FOLDER = Path.of("..", "site-templates", "modules");
  private static final Path MINIFIED = FOLDER.resolve("registry.min.js");

  /** For whoever opens it. */
  private static final String FIRST_LINE =
      "/* Documented in registry.d.ts, beside this file; written in site-templates/modules/registry.js */\n";

  private static final String MINIFY =
      """
      async source => {
        const options = { module: true, ecma: 2020, compress: { passes: 3 }, format: { comments: false } };
        return (await Terser.minify(source, options)).code;
      }
      """;

  @Test
  void is_made_from_the_module_that_people_write() throws IOException {
    String expected = FIRST_LINE + minified(Files.readString(FOLDER.resolve("registry.js"))) + "\n";
    if (Boolean.getBoolean("refreshGolden")) {
      Files.writeString(MINIFIED, expected);
    }
    assertThat(Files.readString(MINIFIED))
        .as("site-templates/modules/registry.min.js is stale: run with -DrefreshGolden=true")
        .isEqualTo(expected);
  }

  @Test
  void is_small_on_the_wire() throws IOException {
    assertThat(compressed(Files.readAllBytes(MINIFIED))).isLessThan(15_000);
  }

  private static String minified(String source) throws IOException {
    try (BrowserContext window = CHROMIUM.window(800, ColorScheme.LIGHT);
        Page page = window.newPage()) {
      Properties terser = new Properties();
      terser.load(
          new StringReader(resource("/META-INF/maven/org.webjars.npm/terser/pom.properties")));
      String script =
          resource(
              "/META-INF/resources/webjars/terser/"
                  + terser.getProperty("version")
                  + "/dist/bundle.min.js");
      page.addScriptTag(new Page.AddScriptTagOptions().setContent(script));
      return (String) page.evaluate(MINIFY, source);
    }
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = MinifiedModuleTest.class.getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static int compressed(byte[] bytes) throws IOException {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(sink)) {
      gzip.write(bytes);
    }
    return sink.size();
  }
}
