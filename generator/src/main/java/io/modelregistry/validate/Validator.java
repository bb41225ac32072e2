package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.finding.Severity;
import io.modelregistry.source.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks a snapshot: each file by itself, then all of them together. Everything that is wrong is
 * found in one run, and bad input of any kind becomes findings, never an exception.
 */
public final class Validator {
  /** So many findings of one file are told. */
  static final int MAX_FINDINGS_PER_FILE = 100;

  private static final String REGISTRY_FILE = "registry.json";

  private final ValidationOptions options;

  public Validator(ValidationOptions options) {
    this.options = options;
  }

  /** Finds everything that is wrong with {@code snapshot}, and reads it when nothing is. */
  public Validation validate(Snapshot snapshot) {
    List<AuthoredFile> files =
        snapshot.files().values().parallelStream().map(AuthoredFile::read).toList();
    List<Finding> findings = new ArrayList<>(snapshot.findings());
    files.forEach(file -> findings.addAll(file.findings()));
    findings.addAll(caseCollisions(snapshot.files().keySet()));
    if (!snapshot.files().containsKey(REGISTRY_FILE)
        && snapshot.findings().stream()
            .noneMatch(finding -> finding.location().file().equals(REGISTRY_FILE))) {
      findings.add(
          FileRules.MISSING_REGISTRY_FILE.at(
              Location.ofFile(REGISTRY_FILE),
              "the data folder has no registry.json",
              "is this the right folder? If so, write one with at least a title"));
    }
    Reading reading = Reading.of(files, findings::add);
    RuleContext context = reading.context(options);
    Rules.crossFile().forEach(rule -> rule.check(context, findings::add));
    List<Finding> told = capped(findings);
    return new Validation(
        told,
        AuthoredFile.hasErrors(told)
            ? Optional.empty()
            : context.settings().map(reading::entities));
  }

  private static List<Finding> caseCollisions(Collection<String> paths) {
    Map<String, String> first = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (String path : paths) {
      String other = first.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
      if (other != null) {
        findings.add(
            FileRules.CASE_COLLISION.at(
                Location.ofFile(path),
                "the name differs from '" + other + "' only in case",
                "remove or rename one of them"));
      }
    }
    return findings;
  }

  /** Errors go first, so that a cut never hides the only one. */
  private static List<Finding> capped(List<Finding> findings) {
    Map<String, List<Finding>> byFile = new TreeMap<>();
    findings.stream()
        .distinct()
        .forEach(
            finding ->
                byFile
                    .computeIfAbsent(finding.location().file(), file -> new ArrayList<>())
                    .add(finding));
    List<Finding> told = new ArrayList<>();
    byFile.forEach(
        (file, all) -> {
          all.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::compareTo));
          told.addAll(all.subList(0, Math.min(all.size(), MAX_FINDINGS_PER_FILE)));
          if (all.size() > MAX_FINDINGS_PER_FILE) {
            told.add(cut(file, all));
          }
        });
    told.sort(null);
    return told;
  }

  private static Finding cut(String file, List<Finding> all) {
    boolean errors = all.get(0).severity() == Severity.ERROR;
    return new Finding(
        errors ? Severity.ERROR : Severity.WARNING,
        FileRules.TOO_MANY_FINDINGS.code(),
        Location.ofFile(file),
        "the file has more than " + MAX_FINDINGS_PER_FILE + " findings; the rest is not shown",
        "mend these first",
        false);
  }
}
