package io.modelregistry.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who makes models.
 *
 * @param directApiUrl the endpoint of its own API, which its {@code direct} routes use
 * @param authRequired whether its own API asks for credentials; null when unknown
 * @param authType how its own API is authenticated; null when unknown
 * @param pinned field to the reason why no tool may change it
 */
public record Provider(
    String id,
    String name,
    @Nullable String description,
    @Nullable String directApiUrl,
    @Nullable Boolean authRequired,
    @Nullable AuthType authType,
    @Nullable AuthConfig authConfig,
    Map<String, Boolean> features,
    Lifecycle status,
    @Nullable String website,
    @Nullable String docsUrl,
    @Nullable String deprecationsUrl,
    List<SourceReference> sources,
    Map<String, String> pinned) {
  public Provider {
    features = Immutable.sorted(features);
    sources = List.copyOf(sources);
    pinned = Immutable.sorted(pinned);
  }
}
