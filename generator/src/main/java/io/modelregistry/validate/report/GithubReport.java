package io.modelregistry.validate.report;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import java.util.List;

/** Workflow commands, which GitHub shows as annotations beside the lines of a pull request. */
final class GithubReport implements FindingReport {
  @Override
  public String render(List<Finding> findings, FileTexts texts, ReportOptions options) {
    StringBuilder out = new StringBuilder();
    findings.stream().sorted().forEach(finding -> write(out, finding, options));
    return out.append(Tally.of(findings).sentence()).append('\n').toString();
  }

  private static void write(StringBuilder out, Finding finding, ReportOptions options) {
    Location location = finding.location();
    out.append("::")
        .append(finding.severity().word())
        .append(" file=")
        .append(property(options.pathPrefix() + location.file()));
    if (location.line() > 0) {
      out.append(",line=").append(location.line()).append(",col=").append(location.column());
    }
    out.append(",title=").append(property(finding.rule())).append("::");
    out.append(data(finding.message()));
    if (finding.hint() != null) {
      out.append("%0A").append(data(finding.hint()));
    }
    String url = options.ruleUrl(finding.rule());
    if (url != null) {
      out.append("%0A").append(data(url));
    }
    out.append('\n');
  }

  /** No line feed is left after this: nothing authored can begin a command of its own. */
  private static String data(String text) {
    return SafeText.of(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
