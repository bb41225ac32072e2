package io.modelregistry.model;

import java.util.Locale;

/** How far along a platform, provider or model is. */
public enum Lifecycle {
  ACTIVE,
  BETA,
  DEPRECATED;

  /** The word in files and output: {@code active}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
