package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One rule, as its documentation page shows it.
 *
 * @param code what findings and SARIF name it by: {@code unresolved-reference}
 * @param title a few words
 * @param description what it refuses or asks about, a sentence or two
 * @param why what goes wrong without it
 * @param bad an example that breaks it, as JSON or a path
 * @param good the same example mended
 * @param fixable whether {@code validate --fix} mends it
 */
public record Rule(
    String code,
    Severity severity,
    String title,
    String description,
    String why,
    String bad,
    String good,
    boolean fixable) {

  /** An error that {@code --fix} cannot mend. */
  static Rule error(
      String code, String title, String description, String why, String bad, String good) {
    return new Rule(code, Severity.ERROR, title, description, why, bad, good, false);
  }

  /** A warning that {@code --fix} cannot mend. */
  static Rule warning(
      String code, String title, String description, String why, String bad, String good) {
    return new Rule(code, Severity.WARNING, title, description, why, bad, good, false);
  }

  /** A finding of this rule. */
  Finding at(Location location, String message, @Nullable String hint) {
    return new Finding(severity, code, location, message, hint, fixable);
  }
}
