package io.modelregistry.model;

import java.util.Locale;

/** How far along a platform, provider or model is. */
public enum Lifecycle {
  /** In general use. */
  ACTIVE,
  /** In use, and not finished. */
  BETA,
  /** Not to be used for anything new. */
  DEPRECATED;

  /** The word in files and output: {@code active}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
