package io.modelregistry.derive.question;

import java.util.Locale;

/** What is known of a capability. */
public enum Fact {
  /** It does. */
  YES,
  /** It does not. */
  NO,
  /** Nobody wrote it down. */
  UNKNOWN;

  /** The word in output: {@code yes}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
