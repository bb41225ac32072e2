package io.modelregistry.usage.spend;

import io.modelregistry.registry.EffectiveRoute;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** By what spending is told apart. */
public enum By {
  MODEL,
  PLATFORM,
  PROVIDER,
  DAY,
  ROUTE,
  /** By the value of a key of the log. */
  KEY;

  /** The word on the command line: {@code model}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word; empty for a key of the log. */
  public static Optional<By> of(String word) {
    for (By by : values()) {
      if (by != KEY && by.word().equals(word)) {
        return Optional.of(by);
      }
    }
    return Optional.empty();
  }

  String of(EffectiveRoute route, LocalDate day, String label) {
    return switch (this) {
      case MODEL -> route.model().id();
      case PLATFORM -> route.platform().id();
      case PROVIDER -> route.provider().id();
      case DAY -> day.toString();
      case ROUTE -> route.id();
      case KEY -> label;
    };
  }
}
