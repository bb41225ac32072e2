package io.modelregistry.app;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Severity;
import io.modelregistry.registry.Registry;
import io.modelregistry.source.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The data as read once: the files, what validation says of them, and the registry they make.
 *
 * @param registry present exactly when no finding is an error
 */
public record Reading(
    Snapshot snapshot, List<Finding> findings, AsOf asOf, Optional<Registry> registry) {
  public Reading {
    findings = List.copyOf(findings);
  }

  /** What a person should know beside the findings, a sentence each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(snapshot.provenance().notes());
    asOf.note().ifPresent(notes::add);
    return notes;
  }

  /** How many findings are that bad. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
