package io.modelregistry.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where models can be called. {@link #DIRECT} stands for each provider's own API and {@link #LOCAL}
 * for self-hosting.
 *
 * @param baseUrl the endpoint that its routes use unless they name their own
 * @param features yes/no properties of the platform by name
 * @param pinned field to the reason why no tool may change it
 */
public record Platform(
    String id,
    String name,
    @Nullable String description,
    @Nullable String baseUrl,
    AuthType authType,
    @Nullable AuthConfig authConfig,
    Map<String, Boolean> features,
    Lifecycle status,
    @Nullable String docsUrl,
    @Nullable String statusUrl,
    @Nullable String healthUrl,
    @Nullable DataPolicy dataPolicy,
    List<SourceReference> sources,
    Map<String, String> pinned) {
  /** The platform that is the provider's own API. */
  public static final String DIRECT = "direct";

  /** The platform that is one's own machine. */
  public static final String LOCAL = "local";

  public Platform {
    features = Immutable.sorted(features);
    sources = List.copyOf(sources);
    pinned = Immutable.sorted(pinned);
  }
}
