package io.modelregistry.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What publishing will do, object by object, sorted by key. A value: making it does no I/O.
 *
 * @param steps one for each object of the site and each that is to go
 * @param manifest what is at the target when all is done
 */
public record PublishPlan(List<Step> steps, Manifest manifest) {
  public PublishPlan {
    steps = List.copyOf(steps);
  }

  /**
   * What happens to one object, and why.
   *
   * @param detail what the reason's words leave open; may be empty
   * @param publication what is stored; empty for an object that is deleted
   */
  public record Step(String key, Reason reason, String detail, Optional<Publication> publication) {
    public Action action() {
      return reason.action();
    }

    /** Bytes to send; 0 unless it is an upload. */
    public long bytes() {
      return action() == Action.UPLOAD
          ? publication.map(stored -> stored.object().size()).orElse(0L)
          : 0;
    }
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return steps.stream().allMatch(step -> step.action() == Action.KEEP);
  }

  public int count(Action action) {
    return (int) steps.stream().filter(step -> step.action() == action).count();
  }

  /** Bytes of all uploads. */
  public long bytes() {
    return steps.stream().mapToLong(Step::bytes).sum();
  }

  /** Keys to delete, sorted. */
  public List<String> deletions() {
    return steps.stream().filter(step -> step.action() == Action.DELETE).map(Step::key).toList();
  }

  /**
   * What is to be written, in waves: all of one may be written at once, and each only after the one
   * before, so that nothing refers to what is not there yet. New objects come before changed ones,
   * within both the classes in their order, and the revision last.
   */
  public Collection<List<Step>> waves() {
    SortedMap<Wave, List<Step>> waves = new TreeMap<>();
    for (Step step : steps) {
      if (step.action() == Action.UPLOAD || step.action() == Action.HEADERS_ONLY) {
        step.publication()
            .map(publication -> Wave.of(step.reason(), publication.kind()))
            .ifPresent(wave -> waves.computeIfAbsent(wave, first -> new ArrayList<>()).add(step));
      }
    }
    return waves.values();
  }

  private record Wave(boolean late, ObjectClass kind) implements Comparable<Wave> {
    private static final Comparator<Wave> ORDER =
        Comparator.comparing(Wave::late).thenComparing(Wave::kind);

    static Wave of(Reason reason, ObjectClass kind) {
      return new Wave(reason != Reason.NEW || kind == ObjectClass.REVISION, kind);
    }

    @Override
    public int compareTo(Wave other) {
      return ORDER.compare(this, other);
    }
  }
}
