package io.modelregistry.render;

import io.modelregistry.model.Capability;
import io.modelregistry.model.Limits;
import io.modelregistry.registry.Prices;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import java.util.Map;

/** As many models and routes as the largest catalogue that we know of has. */
public final class LargeRegistry {
  private LargeRegistry() {}

  /** So many models of 100 providers, routes spread over 150 platforms. */
  public static Registry of(int models, int routes) {
    SampleRegistry sample =
        new SampleRegistry()
            .capability("vision")
            .derived("128k_context", new Capability.Rule.MinimumContext(128_000))
            .derived("free_tier", new Capability.Rule.FreeTier());
    for (int i = 0; i < 100; i++) {
      sample.provider("provider-" + i);
    }
    for (int i = 0; i < 150; i++) {
      sample.platform("platform-" + i);
    }
    for (int i = 0; i < models; i++) {
      int number = i;
      sample.model(
          "provider-" + i % 100,
          "model-" + i,
          model -> {
            model.description = "A model that is one of many.";
            model.capabilities = Map.of("vision", number % 2 == 0);
            model.limits = new Limits(128_000L + number, null, 8_000L);
          });
    }
    for (int i = 0; i < routes; i++) {
      int number = i;
      sample.route(
          "model-" + i % models,
          "platform-" + (i / models * 37 + i) % 150,
          route -> {
            route.priority = number / models + 1;
            route.pricing =
                Prices.metered(
                    "input_cost", "1." + number, "output_cost", "2", "cache_read_cost", "0.1");
          });
    }
    return sample.build();
  }
}
