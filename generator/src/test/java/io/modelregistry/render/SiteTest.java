package io.modelregistry.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
  @Test
  void sorts_its_artifacts_by_path() {
    Site site = new Site(List.of(Artifact.text("b.json", "1"), Artifact.text("a.json", "2")));
    assertThat(site.artifacts()).extracting(Artifact::path).containsExactly("a.json", "b.json");
  }

  @Test
  void refuses_two_artifacts_of_one_path() {
    assertThatThrownBy(() -> new Site(List.of(Artifact.text("a", "1"), Artifact.text("a", "2"))))
        .hasMessageContaining("a");
  }

  @Test
  void refuses_an_artifact_that_is_a_folder_of_another() {
    assertThatThrownBy(() -> new Site(List.of(Artifact.text("a", "1"), Artifact.text("a/b", "2"))))
        .hasMessageContaining("a/b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "../a", "a/../b", "a//b", "a\\b", "./a", "a/.."})
  void refuses_a_path_that_leaves_the_site(String path) {
    assertThatThrownBy(() -> Artifact.text(path, "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knows_the_media_type_of_all_it_makes() {
    assertThat(MediaTypes.of("a/b.json")).isEqualTo("application/json; charset=utf-8");
    assertThat(MediaTypes.of("x.atom")).startsWith("application/atom+xml");
    assertThat(MediaTypes.of("models/gpt-4.1")).isEqualTo("application/octet-stream");
  }
}
