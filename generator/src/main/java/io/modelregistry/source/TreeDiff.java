package io.modelregistry.source;

import io.modelregistry.source.CommitLog.FileChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Compares the data folder of two commits. A registry's folders have thousands of entries of which
 * a commit changes one, so equal runs are skipped as bytes and only subtrees that differ are read,
 * each once for the two commits that it lies between.
 */
final class TreeDiff {
  private static final byte[] NOTHING = {};
  private static final String OBSERVATIONS = "observations";

  private final RecentTrees trees;
  private final List<byte[]> prefix = new ArrayList<>();
  private List<FileChange> changes = new ArrayList<>();
  private int left;

  /**
   * @param prefix the data folder's path in the repository; empty at its root
   */
  TreeDiff(ObjectReader reader, String prefix) {
    this.trees = new RecentTrees(reader);
    for (String part : prefix.split("/", -1)) {
      if (!part.isEmpty()) {
        this.prefix.add(part.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /**
   * The files that differ between two root trees.
   *
   * @param before null is the state before the first commit
   * @return empty when they are more than {@link Intake#MAX_ENTRIES}, which no registry has
   */
  Optional<List<FileChange>> changes(@Nullable ObjectId before, ObjectId after) throws IOException {
    changes = new ArrayList<>();
    left = Intake.MAX_ENTRIES;
    try {
      compare(before == null ? null : dataFolder(before), dataFolder(after), "", 0);
    } catch (IndexOutOfBoundsException e) {
      throw new CorruptObjectException(after, "a tree that it holds is not one");
    }
    return left < 0 ? Optional.empty() : Optional.of(changes);
  }

  private @Nullable ObjectId dataFolder(ObjectId root) throws IOException {
    ObjectId tree = root;
    for (byte[] name : prefix) {
      TreeEntries entries = new TreeEntries(bytes(tree));
      while (!entries.atEnd() && !(entries.isTree() && entries.isNamed(name))) {
        entries.advance();
      }
      if (entries.atEnd()) {
        return null;
      }
      tree = entries.object();
    }
    return tree;
  }

  private void compare(
      @Nullable ObjectId before, @Nullable ObjectId after, String folder, int depth)
      throws IOException {
    if (before == null ? after == null : before.equals(after)) {
      return;
    }
    TreeEntries one = new TreeEntries(bytes(before));
    TreeEntries other = new TreeEntries(bytes(after));
    while (left >= 0) {
      TreeEntries.skipCommon(one, other);
      if (one.atEnd() && other.atEnd()) {
        return;
      }
      int order = one.atEnd() ? 1 : other.atEnd() ? -1 : one.compareName(other);
      visit(order <= 0 ? one : null, order >= 0 ? other : null, folder, depth);
      if (order <= 0) {
        one.advance();
      }
      if (order >= 0) {
        other.advance();
      }
    }
  }

  private void visit(
      @Nullable TreeEntries before, @Nullable TreeEntries after, String folder, int depth)
      throws IOException {
    TreeEntries any = before != null ? before : after;
    if (any == null || (before != null && after != null && before.isSameAs(after))) {
      return;
    }
    left--;
    EntryName name = any.name();
    if (!name.lawful() || Intake.isSkipped(name.shown())) {
      return;
    }
    String path = folder + name.shown();
    if (any.isTree()) {
      boolean read = depth > 0 || !name.shown().equals(OBSERVATIONS);
      if (read && depth < Intake.MAX_DEPTH && !name.shown().endsWith(".json")) {
        compare(object(before), object(after), path + "/", depth + 1);
      }
      return;
    }
    @Nullable String from = blob(before);
    @Nullable String to = blob(after);
    if (from != null || to != null) {
      changes.add(new FileChange(path, from, to));
    }
  }

  private static @Nullable ObjectId object(@Nullable TreeEntries entry) {
    return entry == null ? null : entry.object();
  }

  private static @Nullable String blob(@Nullable TreeEntries entry) {
    return entry != null && entry.isFile() ? entry.object().name() : null;
  }

  private byte[] bytes(@Nullable ObjectId tree) throws IOException {
    return tree == null ? NOTHING : trees.bytes(tree);
  }
}
