package io.modelregistry.validate.report;

import java.util.Locale;

/** The formats of {@code validate --format}. */
public enum ReportFormat {
  TEXT,
  JSON,
  GITHUB,
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
