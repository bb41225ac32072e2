package io.modelregistry.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.registry.Registry;
import io.modelregistry.render.api.ApiRenderer;
import io.modelregistry.render.storage.StorageRenderer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderSpeedTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Processor time, which others on the machine do not lengthen; it takes about two seconds. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void renders_five_thousand_routes_in_seconds() {
    Registry registry = LargeRegistry.of(2_000, 5_276);
    long start = THREADS.getCurrentThreadCpuTime();
    List<Artifact> artifacts = new ArrayList<>(new ApiRenderer(SiteBase.ROOT).render(registry));
    artifacts.addAll(new StorageRenderer().render(registry));
    Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);

    assertThat(registry.routes()).hasSize(5_276);
    assertThat(new Site(artifacts).artifacts()).hasSizeGreaterThan(25_000);
    assertThat(taken).isLessThan(LIMIT);
  }
}
