package io.modelregistry.derive.capability;

import java.util.Locale;

/** Whether a model has a capability. */
public enum Answer {
  YES,
  NO,
  /** Nobody wrote it down, and it does not follow from what somebody did. */
  UNKNOWN;

  /** The word in output: {@code yes}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Answer of(boolean fact) {
    return fact ? YES : NO;
  }
}
