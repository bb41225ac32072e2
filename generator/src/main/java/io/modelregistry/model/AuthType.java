package io.modelregistry.model;

import java.util.Locale;

/** How a caller proves who it is. */
public enum AuthType {
  API_KEY,
  OAUTH,
  AWS_SIGV4,
  NONE;

  /** The word in files and output: {@code api_key}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
