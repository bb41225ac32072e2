package io.modelregistry.history.diff;

import io.modelregistry.history.Change;
import io.modelregistry.history.FileComparison;
import io.modelregistry.registry.Registry;
import io.modelregistry.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What differs between two states of the registry, and whether programs that read it may break.
 *
 * @param changes by subject
 * @param reasons why programs may break, a sentence each; empty when nothing speaks for it
 */
public record RegistryDiff(
    List<Change> changes, List<ChainChange> chains, PathChanges paths, List<String> reasons) {
  public RegistryDiff {
    changes = List.copyOf(changes);
    chains = List.copyOf(chains);
    reasons = List.copyOf(reasons);
  }

  /**
   * One state.
   *
   * @param files all authored files by path
   * @param registry what they make
   * @param paths the public addresses that have an entity's id in them
   */
  public record State(Map<String, SourceFile> files, Registry registry, SortedSet<String> paths) {}

  /** Compares two states that are both valid. */
  public static RegistryDiff between(State before, State after) {
    List<Change> changes =
        FileComparison.of(before.files(), after.files(), after.registry().settings().currency());
    List<ChainChange> chains = ChainChange.all(before.registry(), after.registry());
    PathChanges paths = PathChanges.between(before.paths(), after.paths());
    List<String> reasons =
        Breakage.reasons(
            changes, chains, paths, before.registry().settings(), after.registry().settings());
    return new RegistryDiff(changes, chains, paths, reasons);
  }

  /** Whether programs that read the registry may break. */
  public boolean isBreaking() {
    return !reasons.isEmpty();
  }

  /** Whether nothing differs that anybody outside can see. */
  public boolean isEmpty() {
    return changes.isEmpty()
        && chains.isEmpty()
        && reasons.isEmpty()
        && paths.added().isEmpty()
        && paths.removed().isEmpty();
  }
}
