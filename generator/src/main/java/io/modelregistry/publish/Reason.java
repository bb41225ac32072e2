package io.modelregistry.publish;

/** Why a plan does with an object what it does. */
public enum Reason {
  NEW(Action.UPLOAD, "new"),
  CONTENT(Action.UPLOAD, "content changed"),
  HEADERS(Action.HEADERS_ONLY, "headers changed"),
  UNCHANGED(Action.KEEP, "unchanged"),
  GONE(Action.DELETE, "gone from the site"),
  STILL_THERE(Action.DELETE, "gone earlier, not yet deleted");

  private final Action action;
  private final String words;

  Reason(Action action, String words) {
    this.action = action;
    this.words = words;
  }

  public Action action() {
    return action;
  }

  /** For people: {@code content changed}. */
  public String words() {
    return words;
  }
}
