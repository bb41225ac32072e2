package io.modelregistry.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteBaseTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.org, https://example.org, /",
    "https://example.org/, https://example.org, /",
    "https://Example.org:8443/a/b, https://example.org:8443, /a/b/",
    "http://localhost:8080//a//, http://localhost:8080, /a/",
  })
  void splits_an_address_into_origin_and_path(String url, String origin, String path) {
    assertThat(SiteBase.of(url)).isEqualTo(new SiteBase(Optional.of(origin), path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/b", "/a/b/", "a/b"})
  void takes_a_path_alone(String path) {
    assertThat(SiteBase.of(path)).isEqualTo(new SiteBase(Optional.empty(), "/a/b/"));
  }

  @Test
  void is_the_root_when_nobody_said_anything() {
    assertThat(SiteBase.of(null)).isEqualTo(SiteBase.ROOT);
    assertThat(SiteBase.of("/")).isEqualTo(SiteBase.ROOT);
  }

  @Test
  void starts_links_with_its_path() {
    assertThat(SiteBase.of("https://example.org/a").link("models/m/")).isEqualTo("/a/models/m/");
    assertThat(SiteBase.of("https://example.org/a").absolute("sitemap.xml"))
        .contains("https://example.org/a/sitemap.xml");
    assertThat(SiteBase.of("/a").absolute("sitemap.xml")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org/",
        "javascript:alert(1)",
        "//example.org/a",
        "https://user@example.org/",
        "https://example.org/?q",
        "https://example.org/#f",
        "https://example.org/a/../b",
        "https:///a",
        "two words",
      })
  void refuses_what_is_neither(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SiteBase.of(url))
        .withMessageContaining("https://example.org/registry/");
  }
}
