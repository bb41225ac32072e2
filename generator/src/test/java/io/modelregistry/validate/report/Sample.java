package io.modelregistry.validate.report;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings of every sort, and hostile files to show them in. */
final class Sample {
  private static final String ONE = "models/acme/one.json";
  private static final String EVIL = "models/acme/evil, 100%: <b>.json";
  private static final String KEYS = "platforms/fast.json";

  static final String SECRET = "sk-not0a0real0key0just0a0test";
  static final String PLAIN_PASSWORD = "hunter2hunter2hunter2";

  private static final String EVIL_TEXT =
      "{ \"name\": \"\u001b[31m\u202e漢字\u0007\", \"x\": \""
          + "long ".repeat(60)
          + "\", \"here\": -1.5 }";

  static final FileTexts TEXTS =
      file ->
          Optional.ofNullable(
              Map.of(
                      ONE,
                      "{\n  \"name\": \"One\",\n  \"capabilities\": {\n    \"visoin\": true\n  }\n}\n",
                      EVIL,
                      EVIL_TEXT,
                      KEYS,
                      "{\n  \"description\": \"use "
                          + SECRET
                          + "\",\n  \"password\": \""
                          + PLAIN_PASSWORD
                          + "\",\n  \"name\": \"Fast\"\n}\n")
                  .get(file));

  static final List<Finding> FINDINGS =
      List.of(
          new Finding(
              Severity.ERROR,
              "unknown-capability",
              new Location(ONE, 4, 5, "/capabilities/visoin"),
              "'visoin' is no capability of the vocabulary",
              "did you mean 'vision'?",
              false),
          new Finding(
              Severity.WARNING,
              "not-canonical",
              Location.ofFile(ONE),
              "the file is not in canonical form",
              null,
              true),
          new Finding(
              Severity.WARNING,
              "odd-url",
              new Location(EVIL, 1, 11, "/name"),
              "\u001b]0;title\u0007 and\n::error::a line of its own, 50% off",
              null,
              false),
          new Finding(
              Severity.ERROR,
              "out-of-range",
              new Location(EVIL, 1, EVIL_TEXT.indexOf("-1.5") + 1, "/here"),
              "-1.5 is too small",
              null,
              false),
          new Finding(
              Severity.ERROR,
              "secret",
              new Location(KEYS, 3, 15, "/password"),
              "this looks like a secret",
              "revoke it now",
              false),
          new Finding(
              Severity.ERROR,
              "wrong-form",
              new Location(KEYS, 2, 18, "/description"),
              "'" + SECRET + "' is no description",
              null,
              false),
          new Finding(
              Severity.ERROR,
              "tombstone-missing",
              Location.ofFile("routes/gone/direct.json"),
              "route 'gone--direct' is gone without a tombstone",
              "add it to tombstones.json",
              false));

  private Sample() {}
}
