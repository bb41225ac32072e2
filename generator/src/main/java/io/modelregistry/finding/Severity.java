package io.modelregistry.finding;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
  /** Impossible, unresolved, unlawful or secret: nothing is built from it. */
  ERROR,
  /** Odd: worth a look, and refused only when strict. */
  WARNING;

  /** The word in output: {@code error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
