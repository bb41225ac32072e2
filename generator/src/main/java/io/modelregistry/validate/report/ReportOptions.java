package io.modelregistry.validate.report;

import org.jspecify.annotations.Nullable;

/**
 * How a report is to look.
 *
 * @param colour whether text for people has colours; other formats have none
 * @param width columns of the terminal, at least {@value #NARROWEST}; longer lines of authored text
 *     are cut around the place in question
 * @param pathPrefix what stands before each file's path, such as {@code registry-data/}; empty for
 *     none
 * @param siteUrl where the site with the rules' documentation is published, ending in {@code /};
 *     null when unknown, and then nothing links to it
 */
public record ReportOptions(
    boolean colour, int width, String pathPrefix, @Nullable String siteUrl) {
  private static final int NARROWEST = 40;
  private static final int COMMON_WIDTH = 100;

  /** No colours, a hundred columns, paths relative to the data folder, no links. */
  public static final ReportOptions PLAIN = new ReportOptions(false, COMMON_WIDTH, "", null);

  public ReportOptions {
    width = Math.max(width, NARROWEST);
    siteUrl = siteUrl == null || siteUrl.endsWith("/") ? siteUrl : siteUrl + "/";
  }

  /** The address of a rule's documentation; null when the site's is unknown. */
  @Nullable String ruleUrl(String code) {
    return siteUrl == null ? null : siteUrl + "docs/rules/#" + code;
  }

  /** The same, with colours or without. */
  public ReportOptions withColour(boolean on) {
    return new ReportOptions(on, width, pathPrefix, siteUrl);
  }

  /** The same, with another start of paths. */
  public ReportOptions withPathPrefix(String prefix) {
    return new ReportOptions(colour, width, prefix, siteUrl);
  }

  /** The same, with links to that site; null is none. */
  public ReportOptions withSiteUrl(@Nullable String url) {
    return new ReportOptions(colour, width, pathPrefix, url);
  }
}
