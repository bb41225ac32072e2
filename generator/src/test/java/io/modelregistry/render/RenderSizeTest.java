package io.modelregistry.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.registry.Registry;
import io.modelregistry.render.api.ApiRenderer;
import io.modelregistry.render.storage.StorageRenderer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderSizeTest {
  @Test
  void renders_five_thousand_routes_to_paths_of_their_own() {
    Registry registry = LargeRegistry.of(2_000, 5_276);
    List<Artifact> artifacts = new ArrayList<>(new ApiRenderer(SiteBase.ROOT).render(registry));
    artifacts.addAll(new StorageRenderer().render(registry));

    assertThat(registry.routes()).hasSize(5_276);
    assertThat(new Site(artifacts).artifacts()).hasSizeGreaterThan(25_000);
  }
}
