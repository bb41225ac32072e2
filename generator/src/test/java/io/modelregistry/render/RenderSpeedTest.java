package io.modelregistry.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.registry.Registry;
import io.modelregistry.render.api.ApiRenderer;
import io.modelregistry.render.storage.StorageRenderer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderSpeedTest {
  /** Far above what it takes (about one second), so that a busy machine passes. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  @Test
  void renders_five_thousand_routes_in_seconds() {
    Registry registry = LargeRegistry.of(2_000, 5_276);
    long start = System.nanoTime();
    List<Artifact> artifacts = new ArrayList<>(new ApiRenderer(SiteBase.ROOT).render(registry));
    artifacts.addAll(new StorageRenderer().render(registry));
    Duration taken = Duration.ofNanos(System.nanoTime() - start);

    assertThat(registry.routes()).hasSize(5_276);
    assertThat(new Site(artifacts).artifacts()).hasSizeGreaterThan(25_000);
    assertThat(taken).isLessThan(LIMIT);
  }
}
