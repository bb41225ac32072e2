package io.modelregistry.registry;

import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Provider;
import io.modelregistry.model.Route;
import io.modelregistry.model.RouteStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A route with all that it takes from its model, provider and platform.
 *
 * @param authored what its own file says
 * @param endpoint where to call it; null is unknown
 * @param modelString what to put into the call's {@code model} field
 * @param capabilities the model's, with the route's own over them
 * @param limits the model's, with the route's own over them; what it takes from its model shrinks
 *     to a smaller window of its own
 * @param pricing the route's own, or on {@code direct} the model's; null is unknown
 * @param config the model's settings for this platform
 * @param deprecationDate the last day it can be called: its own or its model's, whichever is first
 * @param ended whether its own last day is over, and its model's is not the same or before
 * @param successRate share of observed calls that succeeded, 0 to 1, last 30 observed days; null if
 *     none
 * @param avgLatencyMs mean latency of them in milliseconds; null if none
 */
public record EffectiveRoute(
    Route authored,
    Model model,
    Provider provider,
    Platform platform,
    @Nullable String endpoint,
    @Nullable AuthType authType,
    @Nullable AuthConfig authConfig,
    String modelString,
    Map<String, Boolean> capabilities,
    Limits limits,
    @Nullable Pricing pricing,
    Map<String, Object> config,
    @Nullable LocalDate deprecationDate,
    boolean ended,
    @Nullable BigDecimal successRate,
    @Nullable BigDecimal avgLatencyMs,
    Stamps stamps) {

  /** Priority first, then id: the order of a fallback chain. */
  public static final Comparator<EffectiveRoute> CHAIN_ORDER =
      Comparator.<EffectiveRoute>comparingInt(route -> route.authored().priority())
          .thenComparing(EffectiveRoute::id);

  public EffectiveRoute {
    capabilities = Collections.unmodifiableMap(new TreeMap<>(capabilities));
    config = Collections.unmodifiableMap(new TreeMap<>(config));
  }

  /** Its own id: {@code gpt-5-nano--openrouter}. */
  public String id() {
    return authored.id();
  }

  /** Whether its own status is active, whatever the day. */
  public boolean isSwitchedOn() {
    return authored.status() == RouteStatus.ACTIVE;
  }

  /** Whether its own status is active, and its own last day is not over. */
  public boolean isActive() {
    return isSwitchedOn() && !ended;
  }

  /** Whether it has a last day of its own: its model can be called elsewhere after that. */
  public boolean endsBeforeModel() {
    return deprecationDate != null && !deprecationDate.equals(model.deprecationDate());
  }

  /** Whether it is active and neither its provider nor its platform is deprecated. */
  public boolean isCallable() {
    return isActive()
        && provider.status() != Lifecycle.DEPRECATED
        && platform.status() != Lifecycle.DEPRECATED;
  }

  /** Whether calling it costs nothing by its own word. */
  public boolean isFree() {
    return pricing != null && pricing.kind() == Pricing.Kind.FREE;
  }
}
