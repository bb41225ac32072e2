package io.modelregistry.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The data folder as it lies on disk, uncommitted changes included. Only regular files are opened;
 * links are never followed.
 */
public final class WorkingTree implements Source {
  private final Path dataDir;
  private final WorkingTreeHistory history;

  /**
   * @param dataDir the folder that holds {@code registry.json}; may itself be reached over links
   */
  public WorkingTree(Path dataDir) {
    this.dataDir = dataDir;
    this.history = new WorkingTreeHistory();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Read again after a change, the same instance goes through history only when the commit has
   * changed too.
   */
  @Override
  public Snapshot read() {
    Path root = realDataDir();
    Intake intake = new Intake();
    readFolder(root, "", 0, intake);
    return intake.finish(history.of(root, intake));
  }

  @Override
  public Snapshot read(String name) {
    Path root = realDataDir();
    Intake intake = new Intake();
    readEntry(root.resolve(name), name, 0, intake);
    return intake.finish(Provenances.NOT_ASKED);
  }

  @Override
  public Past past(BlobDigest digest) {
    return history.past(realDataDir(), digest);
  }

  private Path realDataDir() {
    try {
      Path root = dataDir.toRealPath();
      if (!Files.isDirectory(root)) {
        throw new SourceException("The data folder " + dataDir + " is not a folder.");
      }
      return root;
    } catch (NoSuchFileException e) {
      throw new SourceException("The data folder " + dataDir + " does not exist.", e);
    } catch (IOException e) {
      throw new SourceException("The data folder " + dataDir + " cannot be read.", e);
    }
  }

  private record Entry(Path path, EntryName name) {}

  private static void readFolder(Path folder, String prefix, int depth, Intake intake) {
    List<Entry> entries;
    try {
      entries = entries(folder, intake.entriesLeft());
    } catch (IOException e) {
      if (depth == 0) {
        throw new SourceException("The data folder " + folder + " cannot be listed.", e);
      }
      refuseUnreadable(prefix.substring(0, prefix.length() - 1), e, intake);
      return;
    }
    for (Entry entry : entries) {
      String path = prefix + entry.name().shown();
      if (!intake.admitsEntry(path)) {
        return;
      }
      if (entry.name().lawful()) {
        readEntry(entry.path(), path, depth, intake);
      } else {
        intake.refuseName(path);
      }
    }
  }

  /** Sorted, so that bounds hit the same entries everywhere; one more than {@code limit}. */
  private static List<Entry> entries(Path folder, int limit) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path path : stream) {
        EntryName name = EntryName.of(path);
        if (!Intake.isSkipped(name.shown())) {
          entries.add(new Entry(path, name));
        }
        if (entries.size() > limit) {
          break;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(entry -> entry.name().shown()));
    return entries;
  }

  private static void readEntry(Path file, String path, int depth, Intake intake) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        if (intake.admitsFolder(path, depth + 1)) {
          readFolder(file, path + "/", depth + 1, intake);
        }
      } else if (attributes.isSymbolicLink()) {
        intake.refuseKind(path, "symbolic link");
      } else if (!attributes.isRegularFile()) {
        intake.refuseKind(path, "pipe, socket or device");
      } else if (intake.admitsFile(path, attributes.size())) {
        readFile(file, path, intake);
      }
    } catch (NoSuchFileException e) {
      // Deleted since it was listed: an editor at work. It is as if it had gone before.
      return;
    } catch (IOException e) {
      refuseUnreadable(path, e, intake);
    }
  }

  private static void readFile(Path file, String path, Intake intake) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      // It may have grown since its size was asked.
      byte[] bytes = in.readNBytes(Intake.MAX_FILE_BYTES + 1);
      if (intake.admitsFile(path, bytes.length)) {
        intake.take(path, bytes);
      }
    }
  }

  private static void refuseUnreadable(String path, IOException e, Intake intake) {
    intake.refuse(
        SourceRule.UNREADABLE_FILE,
        path,
        e instanceof AccessDeniedException
            ? "permission to read this is denied"
            : "this cannot be read: the file system reports an error",
        "check its permissions and the disk");
  }
}
