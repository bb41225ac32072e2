package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.finding.Severity;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.json.ReadResult;
import io.modelregistry.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file after all that can be said of it alone.
 *
 * @param place empty when it may not lie there
 * @param document empty when it is no JSON
 * @param findings what is wrong with it
 */
record AuthoredFile(
    String path, Optional<Place> place, Optional<JsonDocument> document, List<Finding> findings) {
  AuthoredFile {
    findings = List.copyOf(findings);
  }

  /** Places, parses and checks a file. Never throws for bad content. */
  static AuthoredFile read(SourceFile file) {
    Places.Reading reading = Places.read(file.path());
    List<Finding> findings = new ArrayList<>(reading.findings());
    if (reading.kind().isEmpty()) {
      return new AuthoredFile(file.path(), Optional.empty(), Optional.empty(), findings);
    }
    DocumentKind kind = reading.kind().get();
    ReadResult result = DocumentReader.read(file.path(), file.bytes());
    findings.addAll(result.findings());
    result
        .document()
        .ifPresent(
            document -> {
              findings.addAll(SchemaCheck.findings(kind, document));
              if (!hasErrors(result.findings())) {
                findings.addAll(form(kind, document));
              }
            });
    return new AuthoredFile(file.path(), reading.place(), result.document(), findings);
  }

  /** Whether it can become an entity. */
  boolean isSound() {
    return place.isPresent() && document.isPresent() && !hasErrors(findings);
  }

  static boolean hasErrors(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  private static List<Finding> form(DocumentKind kind, JsonDocument document) {
    String text = document.text();
    String canonical = CanonicalForm.write(kind, document.root());
    if (text.equals(canonical)) {
      return List.of();
    }
    int line = 1;
    int end = Math.min(text.length(), canonical.length());
    for (int i = 0; i < end && text.charAt(i) == canonical.charAt(i); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return List.of(
        FileRules.NOT_CANONICAL.at(
            new Location(document.path(), line, 1, ""),
            "from here on the file is not in canonical form",
            "run 'registry validate --fix'"));
  }
}
