package io.modelregistry.edit;

import io.modelregistry.source.Snapshot;
import io.modelregistry.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
  private final Runnable step;

  /**
   * @param folder the data folder; created when it is missing
   */
  public EditWriter(Path folder) {
    this(folder, () -> {});
  }

  /** With something to do before each change of the disk, where a test can end it all. */
  EditWriter(Path folder, Runnable step) {
    this.folder = folder.toAbsolutePath().normalize();
    this.step = step;
  }

  /**
   * Carries out the plan.
   *
   * @throws EditException when a path leads out of the folder through a link, or the disk refuses
   */
  public void apply(EditPlan plan) {
    apply(plan, file -> {}, () -> {});
  }

  /**
   * Carries out a plan that was made over a snapshot, unless a file has changed since.
   *
   * @param whenStaged done when every byte is written and no file is in its place yet; when it
   *     throws, the folder stays as it was
   * @throws EditException as {@link #apply(EditPlan)}, and when a file has changed
   */
  public void apply(EditPlan plan, Snapshot before, Runnable whenStaged) {
    apply(plan, edit -> requireUnchanged(edit, before), whenStaged);
  }

  private void apply(EditPlan plan, Consumer<FileEdit> check, Runnable whenStaged) {
    Map<Path, Path> staged = new LinkedHashMap<>();
    try {
      step.run();
      Files.createDirectories(folder);
      List<Path> doomed = new ArrayList<>();
      for (FileEdit edit : plan.edits()) {
        step.run();
        Path target = target(edit);
        if (edit.content().isPresent()) {
          staged.put(stage(target, edit.content().get()), target);
        } else {
          doomed.add(target);
        }
      }
      plan.edits().forEach(check);
      whenStaged.run();
      replace(staged, doomed);
    } catch (IOException | UncheckedIOException e) {
      discard(staged);
      throw new EditException(
          "cannot write to " + folder + ": " + reason(e) + "; nothing is half-written, try again",
          e);
    } catch (RuntimeException e) {
      discard(staged);
      throw e;
    }
  }

  private void replace(Map<Path, Path> staged, List<Path> doomed) throws IOException {
    Set<String> names =
        staged.values().stream().map(EditWriter::anyCase).collect(Collectors.toSet());
    // Where case makes no difference, one of these would be the new file itself.
    delete(doomed.stream().filter(target -> names.contains(anyCase(target))).toList());
    for (Map.Entry<Path, Path> move : staged.entrySet()) {
      step.run();
      move(move.getKey(), move.getValue());
    }
    // All others go last: whoever ends this in between leaves one too many, and none too few.
    delete(doomed.stream().filter(target -> !names.contains(anyCase(target))).toList());
    for (Path target : doomed) {
      step.run();
      removeEmptyFolders(target);
    }
  }

  private void delete(List<Path> targets) throws IOException {
    for (Path target : targets) {
      step.run();
      Files.deleteIfExists(target);
    }
  }

  private static String anyCase(Path path) {
    return path.toString().toLowerCase(Locale.ROOT);
  }

  private void requireUnchanged(FileEdit edit, Snapshot before) {
    Path target = folder.resolve(edit.path());
    @Nullable SourceFile expected = before.files().get(edit.path());
    try {
      boolean same =
          expected == null
              ? !Files.exists(target, LinkOption.NOFOLLOW_LINKS)
              : Arrays.equals(Files.readAllBytes(target), expected.bytes());
      if (same) {
        return;
      }
    } catch (NoSuchFileException e) {
      // It has gone, which is a change too.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new EditException(
        edit.path() + " was changed by somebody else meanwhile; nothing was written, try again",
        null);
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

  private void discard(Map<Path, Path> staged) {
    staged.forEach(
        (file, target) -> {
          discard(file);
          try {
            removeEmptyFolders(target);
          } catch (IOException e) {
            // An empty folder that stays behind is nothing to Git.
          }
        });
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
