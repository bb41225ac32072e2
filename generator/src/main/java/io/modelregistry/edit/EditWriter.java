package io.modelregistry.edit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries out a plan in a folder. All new content is written beside the old files first; only when
 * every byte is on disk are the files moved into place, one by one. A failure before that leaves
 * the folder as it was; a failure in between leaves each file either old or new, never half, and
 * the same plan can be carried out again.
 */
public final class EditWriter {
  /** Temporary files are dotfiles, which no reader of the folder looks at. */
  private static final String STAGED = ".edit-";

  private final Path folder;

  /**
   * @param folder the data folder; created when it is missing
   */
  public EditWriter(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Carries out the plan.
   *
   * @throws EditException when a path leads out of the folder through a link, or the disk refuses
   */
  public void apply(EditPlan plan) {
    Map<Path, Path> staged = new LinkedHashMap<>();
    try {
      Files.createDirectories(folder);
      List<Path> doomed = new ArrayList<>();
      for (FileEdit edit : plan.edits()) {
        Path target = target(edit);
        if (edit.content().isPresent()) {
          staged.put(stage(target, edit.content().get()), target);
        } else {
          doomed.add(target);
        }
      }
      for (Path target : doomed) {
        Files.deleteIfExists(target);
      }
      for (Map.Entry<Path, Path> move : staged.entrySet()) {
        move(move.getKey(), move.getValue());
      }
      for (Path target : doomed) {
        removeEmptyFolders(target);
      }
    } catch (EditException e) {
      staged.keySet().forEach(EditWriter::discard);
      throw e;
    } catch (IOException | UncheckedIOException e) {
      staged.keySet().forEach(EditWriter::discard);
      throw new EditException(
          "cannot write to " + folder + ": " + reason(e) + "; nothing is half-written, try again",
          e);
    }
  }

  private Path target(FileEdit edit) throws IOException {
    Path target = folder.resolve(edit.path()).normalize();
    if (!target.startsWith(folder)) {
      throw new EditException("refusing to write outside of " + folder + ": " + edit.path(), null);
    }
    Path at = folder;
    for (Path part : folder.relativize(target)) {
      at = at.resolve(part);
      if (Files.isSymbolicLink(at)) {
        throw new EditException(
            "refusing to follow the link " + at + ": replace it by a folder or file", null);
      }
    }
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new EditException("a folder lies where a file belongs: " + target, null);
    }
    return target;
  }

  private static Path stage(Path target, byte[] content) throws IOException {
    Files.createDirectories(target.getParent());
    Path staged = target.resolveSibling(STAGED + target.getFileName());
    try {
      Files.deleteIfExists(staged);
      return Files.write(staged, content, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      discard(staged);
      throw e;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(Path staged) {
    try {
      Files.deleteIfExists(staged);
    } catch (IOException e) {
      // A dotfile that stays behind is never read; the next run replaces it.
    }
  }

  private void removeEmptyFolders(Path target) throws IOException {
    Path at = target.getParent();
    while (at != null && at.startsWith(folder) && !at.equals(folder)) {
      if (Files.isDirectory(at)) {
        try (var entries = Files.list(at)) {
          if (entries.findAny().isPresent()) {
            return;
          }
        }
        Files.deleteIfExists(at);
      }
      at = at.getParent();
    }
  }

  private static String reason(Exception e) {
    if (e instanceof FileSystemException file) {
      String reason = file.getReason() != null ? file.getReason() : file.getClass().getSimpleName();
      return reason + " (" + file.getFile() + ")";
    }
    return String.valueOf(e.getMessage());
  }
}
