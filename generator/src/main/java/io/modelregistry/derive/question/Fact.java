package io.modelregistry.derive.question;

import java.util.Locale;

/** What is known of a capability. */
public enum Fact {
  YES,
  NO,
  UNKNOWN;

  /** The word in output: {@code yes}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
