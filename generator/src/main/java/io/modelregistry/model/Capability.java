package io.modelregistry.model;

import java.util.Optional;

/**
 * One word of the controlled vocabulary.
 *
 * @param key as it stands in files: {@code function_calling}
 * @param label as people read it: {@code Function calling}
 * @param description one sentence that says when the answer is yes
 * @param derived the rule for one that nobody authors
 */
public record Capability(String key, String label, String description, Optional<Rule> derived) {

  /** How a derived capability follows from a model's other facts. */
  public sealed interface Rule {
    /** The context window is known and at least {@code tokens}. */
    record MinimumContext(long tokens) implements Rule {}

    /** At least one active route is free. */
    record FreeTier() implements Rule {}
  }
}
