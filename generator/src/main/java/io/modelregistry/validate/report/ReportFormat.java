package io.modelregistry.validate.report;

import java.util.Locale;

/** The formats of {@code validate --format}. */
public enum ReportFormat {
  /** For people. */
  TEXT,
  /** For programs, by {@code schemas/api/findings.schema.json}. */
  JSON,
  /** Annotations beside the lines of a pull request. */
  GITHUB,
  /** SARIF 2.1.0, which code scanners and editors read. */
  SARIF;

  /** The word on the command line: {@code text}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What writes it. */
  public FindingReport report() {
    return switch (this) {
      case TEXT -> new TextReport();
      case JSON -> new JsonReport();
      case GITHUB -> new GithubReport();
      case SARIF -> new SarifReport();
    };
  }
}
