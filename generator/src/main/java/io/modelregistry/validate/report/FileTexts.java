package io.modelregistry.validate.report;

import io.modelregistry.source.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The texts of the files that findings are about. */
@FunctionalInterface
public interface FileTexts {
  /**
   * The text of a file; what is not UTF-8 is replaced.
   *
   * @param file path relative to the data folder
   * @return empty when there is no such file
   */
  Optional<String> text(String file);

  /** Those of a snapshot. */
  static FileTexts of(Snapshot snapshot) {
    return file ->
        Optional.ofNullable(snapshot.files().get(file))
            .map(found -> withoutMark(new String(found.bytes(), StandardCharsets.UTF_8)));
  }

  /** Columns are counted without a byte order mark. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** None: reports without code frames. */
  static FileTexts none() {
    return file -> Optional.empty();
  }
}
