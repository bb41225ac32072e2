package io.modelregistry.derive.question;

import io.modelregistry.derive.Workload;
import java.util.Optional;

/**
 * The request that somebody has in mind, as far as they said.
 *
 * @param promptTokens 0 to {@link Workload#MAX_TOKENS}; empty is that of the standard workload
 * @param maxOutputTokens likewise
 */
public record Request(Optional<Long> promptTokens, Optional<Long> maxOutputTokens) {
  /** Nothing said. */
  public static final Request STANDARD = new Request(Optional.empty(), Optional.empty());

  /** Both said. */
  public static Request of(long promptTokens, long maxOutputTokens) {
    return new Request(Optional.of(promptTokens), Optional.of(maxOutputTokens));
  }

  /** Whether anything was said. */
  public boolean isGiven() {
    return promptTokens.isPresent() || maxOutputTokens.isPresent();
  }

  /** Its size. */
  public Workload workload() {
    return new Workload(
        promptTokens.orElse(Workload.STANDARD.promptTokens()),
        maxOutputTokens.orElse(Workload.STANDARD.outputTokens()));
  }
}
