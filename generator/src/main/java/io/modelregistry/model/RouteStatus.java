package io.modelregistry.model;

import java.util.Locale;

/** Whether a route can be called. Only active routes take part in fallback chains. */
public enum RouteStatus {
  ACTIVE,
  INACTIVE,
  MAINTENANCE;

  /** The word in files and output: {@code active}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
