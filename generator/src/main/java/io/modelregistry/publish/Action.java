package io.modelregistry.publish;

import java.util.Locale;

/** What a plan does with an object. */
public enum Action {
  UPLOAD,
  /** Its bytes stay, its Content-Type or Cache-Control changes. */
  HEADERS_ONLY,
  KEEP,
  DELETE;

  /** For people: {@code headers-only}. */
  public String word() {
    return code().replace('_', '-');
  }

  /** For programs, and the same for ever: {@code headers_only}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
