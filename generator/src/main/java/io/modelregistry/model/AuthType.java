package io.modelregistry.model;

import java.util.Locale;

/** How a caller proves who it is. */
public enum AuthType {
  /** A key in a header. */
  API_KEY,
  /** A token that is fetched first, by OAuth 2.0. */
  OAUTH,
  /** A signature by AWS's scheme, version 4. */
  AWS_SIGV4,
  /** Anybody may call. */
  NONE;

  /** The word in files and output: {@code api_key}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
