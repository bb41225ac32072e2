package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.model.Entities;
import java.util.List;
import java.util.Optional;

/**
 * What validation found.
 *
 * @param findings sorted by file, line and column
 * @param entities all that was read; present exactly when no finding is an error
 */
public record Validation(List<Finding> findings, Optional<Entities> entities) {
  public Validation {
    findings = List.copyOf(findings);
  }
}
