package io.modelregistry.derive.question;

import io.modelregistry.json.Decimals;
import io.modelregistry.model.Model;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Says how a model is like another and how it is not. */
final class Likeness {
  private final Kin base;
  private final Kin candidate;
  private final List<Remark> remarks = new ArrayList<>();

  private Likeness(Kin base, Kin candidate) {
    this.base = base;
    this.candidate = candidate;
  }

  /**
   * What an alternative is reported with.
   *
   * @param isDerived whether a capability follows from other facts, which are told themselves
   */
  static List<Remark> remarks(
      Kin base,
      Kin candidate,
      boolean isReplacement,
      String currency,
      Predicate<String> isDerived) {
    Likeness likeness = new Likeness(base, candidate);
    if (isReplacement) {
      likeness.add("replaced_by", "it is the named replacement of '" + base.model().id() + "'");
    }
    likeness.origin();
    likeness.abilities(isDerived);
    likeness.window();
    likeness.cost(currency);
    likeness.age();
    return likeness.remarks;
  }

  private void add(String code, String message) {
    remarks.add(new Remark(code, message));
  }

  private void origin() {
    String family = base.model().family();
    if (family != null && family.equals(candidate.model().family())) {
      add("same_family", "the same family, " + family);
    }
    if (base.model().providerId().equals(candidate.model().providerId())) {
      add("same_provider", "the same provider, " + base.model().providerId());
    }
  }

  private void abilities(Predicate<String> isDerived) {
    List<String> unread =
        base.model().modalities().input().stream()
            .filter(word -> !candidate.model().modalities().input().contains(word))
            .map(word -> "input " + word)
            .toList();
    if (!unread.isEmpty()) {
      add("lacks_input", "lacks " + Checks.listed(unread));
    }
    List<String> lost = beyond(base.model(), candidate.model(), isDerived);
    if (!lost.isEmpty()) {
      add("lacks", "does not have " + Checks.listed(lost));
    }
    List<String> won = beyond(candidate.model(), base.model(), isDerived);
    if (!won.isEmpty()) {
      add("adds", "also has " + Checks.listed(won));
    }
  }

  /** Keys of what one has and the other is not known to have, sorted. */
  private static List<String> beyond(Model one, Model other, Predicate<String> isDerived) {
    return one.capabilities().entrySet().stream()
        .filter(entry -> entry.getValue() && !isDerived.test(entry.getKey()))
        .map(Map.Entry::getKey)
        .filter(key -> !other.capabilities().getOrDefault(key, false))
        .sorted()
        .toList();
  }

  private void window() {
    if (base.window() == RouteIndex.UNKNOWN) {
      return;
    }
    if (candidate.window() == RouteIndex.UNKNOWN) {
      add("context_unknown", "context_window is unknown");
    } else if (candidate.window() != base.window()) {
      add(
          candidate.window() < base.window() ? "context_smaller" : "context_larger",
          "context_window is " + candidate.window() + " instead of " + base.window());
    }
  }

  private void cost(String currency) {
    if (base.cost().isEmpty() || candidate.cost().isEmpty()) {
      return;
    }
    BigDecimal before = base.cost().get();
    BigDecimal after = candidate.cost().get();
    int order = after.compareTo(before);
    if (order == 0) {
      add("same_cost", "costs the same, " + Decimals.plain(after) + " " + currency);
    } else {
      add(
          order < 0 ? "cheaper" : "dearer",
          "costs "
              + Decimals.plain(after)
              + " "
              + currency
              + " instead of "
              + Decimals.plain(before));
    }
  }

  private void age() {
    if (base.released() != Kin.NO_DAY
        && candidate.released() != Kin.NO_DAY
        && candidate.released() < base.released()) {
      add(
          "older",
          "released " + candidate.model().releaseDate() + ", before " + base.model().releaseDate());
    }
  }
}
