package io.modelregistry.publish;

import java.util.Locale;

/** What a plan does with an object. */
public enum Action {
  UPLOAD,
  /** Its bytes stay, its Content-Type or Cache-Control changes. */
  HEADERS_ONLY,
  KEEP,
  DELETE;

  /** Its name in output: {@code headers-only}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
