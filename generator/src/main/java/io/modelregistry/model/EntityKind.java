package io.modelregistry.model;

import java.util.Locale;

/** The four kinds of entity that a person authors and a program can ask for. */
public enum EntityKind {
  PLATFORM,
  PROVIDER,
  MODEL,
  ROUTE;

  /** The word for one, as it stands in files and URLs: {@code model}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word for many, as it stands in folders and URLs: {@code models}. */
  public String plural() {
    return word() + "s";
  }
}
