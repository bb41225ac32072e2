package io.modelregistry.validate;

import io.modelregistry.source.Provenance;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A snapshot that a test puts together file by file. */
final class SnapshotFixture {
  static final ValidationOptions OPTIONS =
      new ValidationOptions(LocalDate.of(2026, 6, 1), Optional.empty());

  private final Map<String, SourceFile> files = new TreeMap<>();

  /** Only a registry.json, in canonical form. */
  static SnapshotFixture registry() {
    return new SnapshotFixture().with("registry.json", "{\n  \"title\": \"Test\"\n}\n");
  }

  SnapshotFixture with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  SnapshotFixture with(String path, byte[] bytes) {
    files.put(path, new SourceFile(path, bytes));
    return this;
  }

  Snapshot snapshot() {
    return new Snapshot(files, List.of(), Provenance.unknown("a test made it"));
  }

  Validation validate() {
    return new Validator(OPTIONS).validate(snapshot());
  }
}
