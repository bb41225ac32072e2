package io.modelregistry.validate.report;

import java.util.Locale;

/** The formats of {@code validate --format}. */
public enum ReportFormat {
  TEXT(new TextReport()),
  JSON(new JsonReport()),
  GITHUB(new GithubReport()),
  SARIF(new SarifReport());

  private final FindingReport report;

  ReportFormat(FindingReport report) {
    this.report = report;
  }

  /** The word on the command line: {@code text}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What writes it. */
  public FindingReport report() {
    return report;
  }
}
