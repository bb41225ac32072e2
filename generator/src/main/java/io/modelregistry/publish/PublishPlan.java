package io.modelregistry.publish;

import java.nio.charset.StandardCharsets;
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
 * @param steps one for each object of the site and each that is gone from it
 * @param copies bytes to put aside before anything is written
 * @param changesSite whether it makes a new release, and not only mends or tidies up
 * @param newlyGone how many objects of the last release are not in this one
 * @param refusal why it must not be carried out, for the person; empty when it may be
 * @param last what was published before
 * @param manifest what is at the target when all is done but deleting and telling the CDN
 * @param invalidated paths that the CDN is told to forget at the end; empty without one
 */
public record PublishPlan(
    List<Step> steps,
    List<KeepCopy> copies,
    boolean changesSite,
    int newlyGone,
    Optional<String> refusal,
    Manifest last,
    Manifest manifest,
    List<String> invalidated) {
  public PublishPlan {
    steps = List.copyOf(steps);
    copies = List.copyOf(copies);
    invalidated = List.copyOf(invalidated);
  }

  /**
   * What happens to one object, and why.
   *
   * @param detail what the reason's words leave open; may be empty
   * @param publication what is stored; empty for an object that is gone from the site
   */
  public record Step(String key, Reason reason, String detail, Optional<Publication> publication) {
    public Action action() {
      return reason.action();
    }

    /** Bytes of what is sent, before it is encoded; 0 unless it is an upload of a file. */
    public long bytes() {
      return action() == Action.UPLOAD
          ? publication
              .filter(stored -> stored.source() instanceof Publication.Source.Local)
              .map(stored -> stored.object().size())
              .orElse(0L)
          : 0;
    }

    /** What is kept of an earlier release and copied back; empty unless that is done. */
    Optional<String> keptSource() {
      return isWritten()
          ? publication
              .filter(stored -> stored.source() instanceof Publication.Source.Earlier)
              .map(stored -> Kept.id(stored.object()))
          : Optional.empty();
    }

    boolean isWritten() {
      return action() == Action.UPLOAD || action() == Action.HEADERS_ONLY;
    }
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return steps.stream().noneMatch(Step::isWritten)
        && deletions().isEmpty()
        && invalidated.isEmpty()
        && manifest.equals(last);
  }

  public int count(Action action) {
    return (int) steps.stream().filter(step -> step.action() == action).count();
  }

  public int count(Reason reason) {
    return (int) steps.stream().filter(step -> step.reason() == reason).count();
  }

  /** Bytes of all uploads. */
  public long bytes() {
    return steps.stream().mapToLong(Step::bytes).sum();
  }

  /** Keys to delete: objects of the site, then what no kept release needs, each sorted. */
  public List<String> deletions() {
    List<String> keys = new ArrayList<>();
    steps.stream().filter(step -> step.action() == Action.DELETE).map(Step::key).forEach(keys::add);
    keys.addAll(manifest.garbage());
    return keys;
  }

  /** Keys of the site that have more bytes of UTF-8 than that. */
  List<String> keysLongerThan(int bytes) {
    return steps.stream()
        .filter(step -> step.publication().isPresent())
        .map(Step::key)
        // A letter has 3 bytes at most: the rest need not be encoded to know.
        .filter(key -> key.length() > bytes / 3)
        .filter(key -> key.getBytes(StandardCharsets.UTF_8).length > bytes)
        .toList();
  }

  /** What will be written or deleted, with the hash of what is written, or was. */
  SortedMap<String, String> touches() {
    SortedMap<String, String> touches = new TreeMap<>();
    for (Step step : steps) {
      if (step.action() != Action.KEEP) {
        Retired retired = manifest.retired().get(step.key());
        touches.put(
            step.key(),
            step.publication()
                .map(publication -> publication.object().sha256())
                .orElse(retired == null ? "" : retired.sha256()));
      }
    }
    return touches;
  }

  /**
   * What is to be written, in waves: all of one may be written at once, and each only after the one
   * before, so that nothing refers to what is not there yet. New objects (and those that somebody
   * else removed) come before changed ones: assets, what lists refer to, the lists, the revision,
   * and where readers enter. Changed ones follow by class, and the revision is last.
   */
  public Collection<List<Step>> waves() {
    SortedMap<Wave, List<Step>> waves = new TreeMap<>();
    for (Step step : steps) {
      if (step.isWritten()) {
        step.publication()
            .map(publication -> Wave.of(step.reason(), publication.kind(), step.key()))
            .ifPresent(wave -> waves.computeIfAbsent(wave, first -> new ArrayList<>()).add(step));
      }
    }
    return waves.values();
  }

  /** New objects have a level and changed ones a class. */
  private record Wave(boolean late, int level, ObjectClass kind) implements Comparable<Wave> {
    private static final Comparator<Wave> ORDER =
        Comparator.comparing(Wave::late).thenComparing(Wave::level).thenComparing(Wave::kind);

    static Wave of(Reason reason, ObjectClass kind, String key) {
      boolean late =
          reason != Reason.NEW && (reason != Reason.MISSING || kind == ObjectClass.REVISION);
      return late ? new Wave(true, 0, kind) : new Wave(false, kind.level(key), ObjectClass.ASSET);
    }

    @Override
    public int compareTo(Wave other) {
      return ORDER.compare(this, other);
    }
  }
}
