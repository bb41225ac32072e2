package io.modelregistry.json;

import io.modelregistry.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What reading one file gave.
 *
 * @param document the tree; empty when the file is no JSON at all. With error findings beside it,
 *     its content may be incomplete: the first of duplicate keys, 0 for a number out of range
 * @param findings in order of place, at most a few more than {@value DocumentReader#MAX_FINDINGS}
 */
public record ReadResult(Optional<JsonDocument> document, List<Finding> findings) {
  public ReadResult {
    findings = List.copyOf(findings);
  }
}
