package io.modelregistry.derive.deprecation;

import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One model that is going or gone.
 *
 * @param lastDay the last day it can be called, if anybody said
 * @param replacement the model that it names as its replacement
 * @param successor the first usable model along the chain of replacements; often the replacement
 * @param dependents its active routes, by priority, then id
 */
public record Deprecation(
    Model model,
    Optional<LocalDate> lastDay,
    Phase phase,
    Optional<Model> replacement,
    Optional<Model> successor,
    List<EffectiveRoute> dependents) {
  public Deprecation {
    dependents = List.copyOf(dependents);
  }

  /** Where it stands on the registry's day. */
  public enum Phase {
    /** Its last day is today or later. */
    UPCOMING,
    /** Its last day is over. */
    PAST,
    /** It is deprecated, and nobody said until when it works. */
    UNDATED;

    /** That of something with that last day. */
    static Phase on(LocalDate lastDay, LocalDate today) {
      return lastDay.isBefore(today) ? PAST : UPCOMING;
    }

    /** The word in output: {@code upcoming}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
