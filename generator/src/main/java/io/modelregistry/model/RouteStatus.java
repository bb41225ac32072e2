package io.modelregistry.model;

import java.util.Locale;

/** Whether a route can be called. Only active routes take part in fallback chains. */
public enum RouteStatus {
  /** It can be called. */
  ACTIVE,
  /** It is switched off. */
  INACTIVE,
  /** It cannot be called for a while. */
  MAINTENANCE;

  /** The word in files and output: {@code active}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
