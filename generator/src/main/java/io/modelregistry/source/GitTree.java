package io.modelregistry.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Lists the data folder of one commit, by the same law as {@link WorkingTree}. */
final class GitTree {
  private final ObjectReader reader;

  GitTree(ObjectReader reader) {
    this.reader = reader;
  }

  /**
   * The tree of the data folder; empty when the commit has none, or something else in its place.
   */
  Optional<ObjectId> folder(RevTree root, String prefix) throws IOException {
    if (prefix.isEmpty()) {
      return Optional.of(root);
    }
    try (TreeWalk walk = TreeWalk.forPath(reader, prefix, root)) {
      return walk != null && walk.getFileMode(0) == FileMode.TREE
          ? Optional.of(walk.getObjectId(0))
          : Optional.empty();
    }
  }

  /** One file at the top of the data folder; empty when there is no such plain file. */
  Map<String, ObjectId> blob(ObjectId folder, String name) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(reader, name, folder)) {
      return walk != null && isFile(walk.getFileMode(0))
          ? Map.of(name, walk.getObjectId(0))
          : Map.of();
    }
  }

  /** The blobs of authored files by path in the data folder; the rest is refused. */
  Map<String, ObjectId> blobs(ObjectId folder, Intake intake) throws IOException {
    Map<String, ObjectId> blobs = new TreeMap<>();
    try (TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(folder);
      while (!intake.isFull() && walk.next()) {
        EntryName name = name(walk);
        if (!Intake.isSkipped(name.shown())) {
          visit(walk, name, intake, blobs);
        }
      }
    }
    return blobs;
  }

  private static void visit(
      TreeWalk walk, EntryName name, Intake intake, Map<String, ObjectId> blobs)
      throws IOException {
    // Only folders with lawful names are entered, so all but the last name are plain ASCII.
    String full = walk.getPathString();
    String path = full.substring(0, full.lastIndexOf('/') + 1) + name.shown();
    if (!intake.admitsEntry(path)) {
      return;
    }
    FileMode mode = walk.getFileMode(0);
    if (!name.lawful()) {
      intake.refuseName(path);
    } else if (mode == FileMode.TREE) {
      if (intake.admitsFolder(path, walk.getDepth() + 1)) {
        walk.enterSubtree();
      }
    } else if (isFile(mode)) {
      blobs.put(path, walk.getObjectId(0));
    } else {
      intake.refuseKind(path, mode == FileMode.SYMLINK ? "symbolic link" : "Git submodule");
    }
  }

  private static boolean isFile(FileMode mode) {
    return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
  }

  private static EntryName name(TreeWalk walk) {
    byte[] path = walk.getRawPath();
    int start = path.length;
    while (start > 0 && path[start - 1] != '/') {
      start--;
    }
    return EntryName.of(Arrays.copyOfRange(path, start, path.length));
  }
}
