package io.modelregistry.sync.modelsdev;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who serves offers.
 *
 * @param env names of environment variables that it is configured by
 * @param api its https endpoint
 * @param doc its documentation
 */
record Serving(
    String id,
    String name,
    List<String> env,
    @Nullable String api,
    @Nullable String doc,
    List<Offer> offers) {
  Serving {
    env = List.copyOf(env);
    offers = List.copyOf(offers);
  }
}
