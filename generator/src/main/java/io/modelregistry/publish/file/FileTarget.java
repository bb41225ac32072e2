package io.modelregistry.publish.file;

import io.modelregistry.publish.IoProblem;
import io.modelregistry.publish.Manifest;
import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.SiteFile;
import io.modelregistry.publish.SitePaths;
import io.modelregistry.publish.StoredObject;
import io.modelregistry.publish.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A folder that a web server shows. Files of others in it stay as they are. It has no headers;
 * those stand in the manifest only.
 */
public final class FileTarget implements Target {
  private static final int CONCURRENCY = 4;

  private final Path root;

  /**
   * @param folder is made when it does not exist
   */
  public FileTarget(Path folder) {
    this.root = folder.toAbsolutePath().normalize();
    if (root.getParent() == null) {
      throw new PublishException("refused to publish to the root of the file system");
    }
  }

  @Override
  public String name() {
    return "file:" + root;
  }

  @Override
  public int concurrency() {
    return CONCURRENCY;
  }

  @Override
  public boolean takesNamesOfFolders() {
    return false;
  }

  @Override
  public Optional<byte[]> read(String key) {
    try {
      return Optional.of(Files.readAllBytes(path(key)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("read", key, e);
    }
  }

  @Override
  public void put(StoredObject object, SiteFile.Content content) {
    Path file = path(object.key());
    Path temporary = null;
    try {
      Path folder = folderOf(file);
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new PublishException(
            "cannot write " + object.key() + " to " + name() + ": a folder has that name");
      }
      // Not createTempFile: what that makes is for its owner's eyes only.
      temporary = folder.resolve(".publish-" + UUID.randomUUID() + ".tmp");
      try (InputStream in = content.open()) {
        Files.copy(in, temporary);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(temporary);
      throw failure("write", object.key(), e);
    }
  }

  private static void discard(@Nullable Path temporary) {
    try {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      // The first failure is the one to tell of.
      return;
    }
  }

  @Override
  public boolean changeHeaders(StoredObject object) {
    return Files.isRegularFile(path(object.key()), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public SortedMap<String, String> delete(List<String> keys) {
    SortedMap<String, String> failures = new TreeMap<>();
    for (String key : keys) {
      try {
        Path file = path(key);
        checkFolders(file);
        Files.deleteIfExists(file);
        deleteEmptyFolders(file.getParent());
      } catch (DirectoryNotEmptyException e) {
        failures.put(key, "a folder has that name");
      } catch (IOException e) {
        failures.put(key, IoProblem.words(e));
      }
    }
    return failures;
  }

  private void deleteEmptyFolders(@Nullable Path first) throws IOException {
    for (Path folder = first;
        folder != null && !folder.equals(root) && folder.startsWith(root);
        folder = folder.getParent()) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }

  private Path path(String key) {
    return key.equals(Manifest.KEY) ? root.resolve(key) : SitePaths.resolve(root, key);
  }

  private Path folderOf(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new IOException(file + " lies in no folder");
    }
    checkFolders(file);
    return Files.createDirectories(folder);
  }

  /** A link on the way would lead writing and deleting out of the folder. */
  private void checkFolders(Path file) throws IOException {
    for (Path folder = file.getParent();
        folder != null && !folder.equals(root) && folder.startsWith(root);
        folder = folder.getParent()) {
      if (Files.isSymbolicLink(folder)) {
        throw new IOException(folder + " is a symbolic link");
      }
    }
  }

  private PublishException failure(String what, String key, IOException e) {
    return new PublishException(
        "cannot " + what + " " + key + " at " + name() + ": " + IoProblem.words(e), e);
  }

  @Override
  public void close() {}
}
