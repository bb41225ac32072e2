package io.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.render.SiteBase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvalidationTest {
  private static final SiteBase BASE = SiteBase.of("https://example.org/registry/");

  private static List<String> keys(String pattern, int count) {
    return IntStream.range(0, count).mapToObj(pattern::formatted).toList();
  }

  @Test
  void names_each_path_and_a_page_as_it_is_asked_for_too() {
    assertThat(
            Invalidation.paths(
                List.of("index.html", "models/x/index.html", "a b*.json"), List.of(), BASE))
        .containsExactly(
            "/registry/",
            "/registry/a%20b%2A.json",
            "/registry/index.html",
            "/registry/models/x/",
            "/registry/models/x/index.html");
    assertThat(Invalidation.paths(List.of(), List.of(), BASE)).isEmpty();
  }

  @Test
  void names_top_folders_where_there_are_too_many_paths_and_all_where_there_are_too_many_folders() {
    assertThat(Invalidation.paths(keys("models/%d.json", 100), List.of(), BASE)).hasSize(100);
    assertThat(Invalidation.paths(keys("models/%d.json", 101), List.of("/registry/"), BASE))
        .containsExactly("/registry/", "/registry/models/*");
    assertThat(Invalidation.paths(keys("%d/a.json", 101), List.of(), BASE))
        .containsExactly("/registry/*");
  }

  @Test
  void adds_what_earlier_runs_did_not_tell() {
    assertThat(
            Invalidation.paths(
                List.of("models/x.json", "new.html"), List.of("/registry/old.html"), BASE))
        .containsExactly("/registry/models/x.json", "/registry/new.html", "/registry/old.html");
    assertThat(
            Invalidation.paths(
                List.of("models/x.json", "new.html"), List.of("/registry/models/*"), BASE))
        .containsExactly("/registry/models/*", "/registry/new.html");
    assertThat(Invalidation.paths(List.of("new.html"), List.of("/registry/*"), BASE))
        .containsExactly("/registry/*");
  }
}
