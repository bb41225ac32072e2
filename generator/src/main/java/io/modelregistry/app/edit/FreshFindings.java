package io.modelregistry.app.edit;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Severity;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.source.Snapshot;
import io.modelregistry.validate.ValidationOptions;
import io.modelregistry.validate.Validator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a change brings in. Data that was wrong before does not keep anybody from changing something
 * else, least of all from mending it.
 *
 * @param findings of the state afterwards that the state before did not have, sorted
 * @param knownErrors how many errors both have
 */
public record FreshFindings(List<Finding> findings, long knownErrors) {
  public FreshFindings {
    findings = List.copyOf(findings);
  }

  /** A finding without its line, which every change above it moves. */
  private record Key(String rule, String file, String pointer, String message) {
    static Key of(Finding finding, Map<String, String> moves) {
      String file = finding.location().file();
      return new Key(
          finding.rule(),
          moves.getOrDefault(file, file),
          finding.location().pointer(),
          finding.message());
    }
  }

  /**
   * Compares before and after.
   *
   * @param moves where files go that lie elsewhere afterwards
   */
  static FreshFindings of(
      Snapshot before, EditPlan plan, Map<String, String> moves, LocalDate today) {
    return compare(before, moves, after(before, plan, today), today);
  }

  /**
   * The errors alone that a plan brings in. A file that cannot be read is not to be replaced
   * either: what is wrong with it counts as brought in, so that nothing of it gets lost.
   *
   * @param before the state that the plan was made for
   * @param today the day whose rules hold
   */
  public static FreshFindings errorsOf(Snapshot before, EditPlan plan, LocalDate today) {
    if (plan.isEmpty()) {
      return new FreshFindings(List.of(), 0);
    }
    List<Finding> lost = unreadable(before, plan);
    FreshFindings fresh = compare(before, Map.of(), errors(after(before, plan, today)), today);
    List<Finding> all = new ArrayList<>(lost);
    all.addAll(fresh.findings());
    all.sort(null);
    return new FreshFindings(all, fresh.knownErrors());
  }

  private static List<Finding> unreadable(Snapshot before, EditPlan plan) {
    return plan.edits().stream()
        .map(edit -> before.files().get(edit.path()))
        .filter(Objects::nonNull)
        .flatMap(file -> errors(DocumentReader.read(file.path(), file.bytes()).findings()).stream())
        .toList();
  }

  private static List<Finding> errors(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
  }

  private static List<Finding> after(Snapshot before, EditPlan plan, LocalDate today) {
    // An id that vanishes has to leave a tombstone.
    return new Validator(new ValidationOptions(today, Optional.of(before)))
        .validate(plan.over(before))
        .findings();
  }

  private static FreshFindings compare(
      Snapshot before, Map<String, String> moves, List<Finding> after, LocalDate today) {
    if (after.isEmpty()) {
      return new FreshFindings(List.of(), 0);
    }
    Map<Key, Integer> known = new HashMap<>();
    new Validator(new ValidationOptions(today, Optional.empty()))
        .validate(before)
        .findings()
        .forEach(finding -> known.merge(Key.of(finding, moves), 1, Integer::sum));
    List<Finding> fresh = new ArrayList<>();
    long errors = 0;
    for (Finding finding : after) {
      Key key = Key.of(finding, Map.of());
      int left = known.getOrDefault(key, 0);
      if (left == 0) {
        fresh.add(finding);
      } else {
        known.put(key, left - 1);
        errors += finding.severity() == Severity.ERROR ? 1 : 0;
      }
    }
    return new FreshFindings(fresh, errors);
  }
}
