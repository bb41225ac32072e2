package io.modelregistry.publish;

import java.util.Locale;

/** Why a plan does with an object what it does. */
public enum Reason {
  NEW(Action.UPLOAD, "new"),
  CONTENT(Action.UPLOAD, "content changed"),
  ENCODING(Action.UPLOAD, "encoding changed"),
  /** A publish that broke off had begun to touch it. */
  UNKNOWN(Action.UPLOAD, "a publish that broke off may have changed it"),
  MISSING(Action.UPLOAD, "missing at the target"),
  ALTERED(Action.UPLOAD, "altered at the target by somebody else"),
  HEADERS(Action.HEADERS_ONLY, "headers changed"),
  UNCHANGED(Action.KEEP, "unchanged"),
  HELD_BACK(Action.KEEP, "gone from the site, kept while caches may refer to it"),
  GONE(Action.DELETE, "gone from the site"),
  /** It was held back until now. */
  DUE(Action.DELETE, "gone from the site, and no cache refers to it any more");

  private final Action action;
  private final String message;

  Reason(Action action, String message) {
    this.action = action;
    this.message = message;
  }

  public Action action() {
    return action;
  }

  /** For programs, and the same for ever: {@code held_back}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people: {@code content changed}. */
  public String message() {
    return message;
  }
}
