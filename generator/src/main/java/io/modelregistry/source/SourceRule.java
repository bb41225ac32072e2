package io.modelregistry.source;

/** Why something in the data folder is not taken as an authored file; all are errors. */
public enum SourceRule {
  /** A link, a folder where a file belongs, a submodule, a device, a pipe. */
  NOT_A_FILE("not-a-file"),
  /** A file that the system does not let us read. */
  UNREADABLE_FILE("unreadable-file"),
  /** A file of more than {@value Intake#MAX_FILE_BYTES} bytes; it is not read. */
  FILE_TOO_LARGE("file-too-large"),
  /** A name with other characters than printable ASCII, which no id can have. */
  UNLAWFUL_FILE_NAME("unlawful-file-name"),
  /** Folders nested more than {@value Intake#MAX_DEPTH} deep. */
  FOLDER_TOO_DEEP("folder-too-deep"),
  /**
   * More than {@value Intake#MAX_ENTRIES} files and folders, or {@value Intake#MAX_TOTAL_BYTES}
   * bytes, in all; the rest is not read.
   */
  REGISTRY_TOO_LARGE("registry-too-large");

  private final String code;

  SourceRule(String code) {
    this.code = code;
  }

  /** The code in findings: {@code not-a-file}. */
  public String code() {
    return code;
  }
}
