package io.modelregistry.sync.offer;

import io.modelregistry.model.AuthType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who serves offers.
 *
 * @param authType how its API is authenticated
 * @param env names of environment variables that it is configured by
 * @param api its https endpoint
 * @param doc its documentation
 */
public record Serving(
    String id,
    String name,
    AuthType authType,
    List<String> env,
    @Nullable String api,
    @Nullable String doc,
    List<Offer> offers) {
  public Serving {
    env = List.copyOf(env);
    offers = List.copyOf(offers);
  }

  /** The same with other offers. */
  Serving with(List<Offer> others) {
    return new Serving(id, name, authType, env, api, doc, others);
  }
}
