package io.modelregistry.validate.report;

import io.modelregistry.finding.Finding;
import java.util.List;

/** A way to write findings down. */
public interface FindingReport {
  /**
   * Writes all findings, in the order of their places.
   *
   * @param texts where code frames are cut from
   * @return the whole report, ending in a newline
   */
  String render(List<Finding> findings, FileTexts texts, ReportOptions options);
}
