package io.modelregistry.source;

import io.modelregistry.finding.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The registry's files at one Git revision or in the working tree.
 *
 * @param files by path relative to the data folder, sorted; README.md and dotfiles are left out
 * @param findings what could not be taken as a file: links, folders where files belong, too large
 */
public record Snapshot(
    Map<String, SourceFile> files, List<Finding> findings, Provenance provenance) {
  public Snapshot {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    findings = List.copyOf(findings);
  }
}
