package io.modelregistry.validate;

import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.ReadResult;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What {@code validate --fix} writes: canonical form and nothing else. Files that do not parse
 * without loss, such as those with duplicate keys, and files that may not lie where they lie, are
 * left as they are.
 */
public final class Fix {
  private Fix() {}

  /** The files to write, with their new bytes, sorted by path; empty when all is well. */
  public static List<SourceFile> of(Snapshot snapshot) {
    return snapshot.files().values().stream().flatMap(file -> of(file).stream()).toList();
  }

  private static Optional<SourceFile> of(SourceFile file) {
    Optional<DocumentKind> kind = Places.read(file.path()).kind();
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    ReadResult result = DocumentReader.read(file.path(), file.bytes());
    if (AuthoredFile.hasErrors(result.findings())) {
      return Optional.empty();
    }
    return result
        .document()
        .map(document -> CanonicalForm.write(kind.get(), document.root()))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .filter(bytes -> !Arrays.equals(bytes, file.bytes()))
        .map(bytes -> new SourceFile(file.path(), bytes));
  }
}
