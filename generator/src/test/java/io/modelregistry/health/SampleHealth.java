package io.modelregistry.health;

import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A registry with addresses, for tests about health. */
public final class SampleHealth {
  public static final String HUB_HEALTH = "https://hub.example/health";
  public static final String FAST_API = "https://api.fast.example/v1";
  public static final String ACME_API = "https://api.acme.example/v1";
  public static final String OWN_HOST = "https://own.fast.example/v2";

  private SampleHealth() {}

  /** A hub with a health address, a platform without one, and a provider's own API. */
  public static Registry registry() {
    return new SampleRegistry()
        .add(platform("hub", "https://hub.example/api", HUB_HEALTH))
        .add(platform("fast", FAST_API, null))
        .add(platform("filled-in", "https://{resource}.filled.example", null))
        .add(platform("direct", null, null))
        .add(provider())
        .model("acme", "small")
        .model("acme", "large")
        .route("small", "hub", route -> {})
        .route("small", "fast", route -> {})
        .route("small", "filled-in", route -> {})
        .route("small", "direct", route -> {})
        .route("large", "hub", route -> {})
        .route("large", "fast", route -> route.endpointOverride = OWN_HOST)
        .route("large", "direct", route -> route.status = RouteStatus.INACTIVE)
        .build();
  }

  /** A platform whose key is in {@code THE_KEY}. */
  public static Platform platform(String id, @Nullable String baseUrl, @Nullable String healthUrl) {
    return new Platform(
        id,
        "Platform " + id,
        null,
        baseUrl,
        AuthType.API_KEY,
        new AuthConfig("Authorization", "Bearer", "THE_KEY"),
        Map.of(),
        Lifecycle.ACTIVE,
        null,
        null,
        healthUrl,
        null,
        List.of(),
        Map.of());
  }

  private static Provider provider() {
    return new Provider(
        "acme",
        "Acme",
        null,
        ACME_API,
        true,
        AuthType.API_KEY,
        new AuthConfig("x-api-key", null, "ACME_KEY"),
        Map.of(),
        Lifecycle.ACTIVE,
        null,
        null,
        null,
        List.of(),
        Map.of());
  }
}
