package io.modelregistry.derive.question;

import java.util.Set;

/**
 * Which routes do not answer now, as somebody observed; what is not named is taken to answer.
 *
 * @param routeIds ids of the routes that are down
 */
public record Outages(Set<String> routeIds) {
  /** Nothing is known to be down. */
  public static final Outages NONE = new Outages(Set.of());

  public Outages {
    routeIds = Set.copyOf(routeIds);
  }

  /** Whether that route is down. */
  public boolean has(String routeId) {
    return routeIds.contains(routeId);
  }
}
