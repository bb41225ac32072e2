package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mustachejava.MustacheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  private static final Path FOLDER = Path.of("..", "site-templates");

  record Greeting(boolean plain, String text) {}

  record Incomplete(boolean plain) {}

  @Test
  void no_template_prints_anything_unescaped() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> templates =
          files.filter(file -> file.toString().endsWith(".mustache")).sorted().toList();
      assertThat(templates).isNotEmpty();
      for (Path template : templates) {
        assertThat(Files.readString(template))
            .as(template.toString())
            .doesNotContain("{{&", "{{=", "<style", " style=")
            .doesNotContainPattern("\\{\\{\\{(?!structured\\}\\}\\}</script>)")
            .doesNotContainPattern(
                "<script(?! type=\"module\" src=\"\\{\\{\\.\\}\\}\"></script>)"
                    + "(?! type=\"application/ld\\+json\">\\{\\{\\{structured\\}\\}\\}</script>)");
      }
    }
  }

  @Test
  void texts_are_escaped() {
    assertThat(new Templates().fill("amount", new Greeting(true, "<a href=\"x\">'&'</a>\u0007")))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;\uFFFD");
  }

  @Test
  void a_name_that_no_record_has_is_an_error() {
    assertThatThrownBy(() -> new Templates().fill("amount", new Incomplete(true)))
        .isInstanceOf(MustacheException.class)
        .hasStackTraceContaining("nothing is called 'text'");
  }
}
