package io.modelregistry.cli;

import io.modelregistry.app.Reading;
import io.modelregistry.app.StageClock;
import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Severity;
import io.modelregistry.publish.WriteReport;
import io.modelregistry.registry.Registry;
import io.modelregistry.validate.report.FileTexts;
import io.modelregistry.validate.report.ReportFormat;
import io.modelregistry.validate.report.ReportOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What commands tell a person on the way: progress and notes on stderr, what was made on stdout.
 */
final class Messages {
  private final Environment environment;
  private final PrintStream err;

  Messages(Environment environment) {
    this.environment = environment;
    this.err = environment.err();
  }

  void say(String line) {
    err.println(line);
  }

  /** What could not be derived, and why. */
  void notes(Reading reading) {
    reading.notes().forEach(note -> say("note: " + note));
  }

  /** All errors with their places; of warnings only how many. */
  void findings(Reading reading, Path data) {
    List<Finding> errors =
        reading.findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList();
    if (!errors.isEmpty()) {
      err.print(
          ReportFormat.TEXT
              .report()
              .render(errors, FileTexts.of(reading.snapshot()), reportOptions(data)));
    }
    long warnings = reading.count(Severity.WARNING);
    if (warnings > 0) {
      say(
          counted(warnings, "warning")
              + "; 'registry validate' lists "
              + (warnings == 1 ? "it." : "them."));
    }
  }

  /** Errors that a change would bring in, so that it was not made. */
  void refused(List<Finding> errors, FileTexts texts, Path data) {
    err.print(ReportFormat.TEXT.report().render(errors, texts, reportOptions(data)));
    say(
        "Nothing was written: the result would have "
            + (errors.size() == 1 ? "this error." : "these errors."));
  }

  /** Errors that were there before, and do not stand in the way. */
  void known(long errors) {
    if (errors > 0) {
      say(
          "note: the data had "
              + counted(errors, "error")
              + " before, and still has; 'registry validate' lists "
              + (errors == 1 ? "it." : "them."));
    }
  }

  /** Plain text or colours, and paths as they are seen from the current folder. */
  ReportOptions reportOptions(Path data) {
    return ReportOptions.PLAIN.withColour(environment.terminal()).withPathPrefix(prefix(data));
  }

  private String prefix(Path data) {
    Path absolute = data.toAbsolutePath().normalize();
    Path shown =
        absolute.startsWith(environment.folder())
            ? environment.folder().relativize(absolute)
            : absolute;
    String text = shown.toString().replace('\\', '/');
    return text.isEmpty() || text.endsWith("/") ? text : text + "/";
  }

  /** What a build came to. */
  void made(Registry registry, Path out, WriteReport written) {
    environment
        .out()
        .printf(
            Locale.ROOT,
            "%s: %s, %s, %s, %s%n",
            out,
            counted(registry.models().size(), "model"),
            counted(registry.routes().size(), "route"),
            counted(registry.providers().size(), "provider"),
            counted(registry.platforms().size(), "platform"));
    environment
        .out()
        .printf(
            Locale.ROOT,
            "%s: %d added, %d changed, %d unchanged, %d removed%n",
            counted(written.added() + written.changed() + written.unchanged(), "file"),
            written.added(),
            written.changed(),
            written.unchanged(),
            written.removed());
  }

  /** How long each stage took. */
  void stages(StageClock stages) {
    say(
        stages.stages().stream()
            .map(stage -> stage.name() + " " + seconds(stage.took()))
            .collect(Collectors.joining(", ")));
  }

  /** With a full stop at its end, unless it is a question. */
  static String sentence(String words) {
    return words.endsWith("?") ? words : words + ".";
  }

  static String counted(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
  }
}
