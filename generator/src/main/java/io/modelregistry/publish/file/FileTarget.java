package io.modelregistry.publish.file;

import io.modelregistry.publish.Body;
import io.modelregistry.publish.IoProblem;
import io.modelregistry.publish.Manifest;
import io.modelregistry.publish.Precondition;
import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.SiteFile;
import io.modelregistry.publish.SitePaths;
import io.modelregistry.publish.StoredObject;
import io.modelregistry.publish.Target;
import io.modelregistry.render.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that a web server shows. Files of others in it stay as they are. It has no headers;
 * those stand in the manifest only.
 */
public final class FileTarget implements Target {
  private static final int CONCURRENCY = 4;

  private final Path root;
  private final Clock clock;
  private final Runnable permission;

  /**
   * @param folder is made when it does not exist
   * @param clock tells how old a file is
   */
  public FileTarget(Path folder, Clock clock) {
    this(folder.toAbsolutePath().normalize(), clock, () -> {});
    if (root.getParent() == null) {
      throw new PublishException("refused to publish to the root of the file system");
    }
  }

  private FileTarget(Path root, Clock clock, Runnable permission) {
    this.root = root;
    this.clock = clock;
    this.permission = permission;
  }

  @Override
  public Target guardedBy(Runnable permission) {
    return new FileTarget(root, clock, permission);
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
  public boolean keepsHeaders() {
    return false;
  }

  /** File systems limit each name on its way, and say so themselves. */
  @Override
  public int longestKey() {
    return Integer.MAX_VALUE;
  }

  @Override
  public long requests() {
    return 0;
  }

  @Override
  public Optional<Found> read(String key) {
    Path file = path(key);
    try {
      byte[] bytes = Files.readAllBytes(file);
      return Optional.of(new Found(bytes, Sha256.of(bytes), age(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("read", key, e);
    }
  }

  @Override
  public Optional<Head> head(String key) {
    return read(key).map(found -> new Head(found.tag(), found.tag(), found.age()));
  }

  private Duration age(Path file) throws IOException {
    return Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
  }

  @Override
  public Optional<String> put(StoredObject object, Body body, Precondition precondition) {
    return write(object.key(), body.content(), Optional.of(body), precondition);
  }

  private Optional<String> write(
      String key, SiteFile.Content content, Optional<Body> expected, Precondition precondition) {
    permission.run();
    Path file = path(key);
    Path temporary = null;
    try {
      Path folder = folderOf(file);
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new PublishException(
            "cannot write " + key + " to " + name() + ": a folder has that name");
      }
      // Not createTempFile: what that makes is for its owner's eyes only.
      temporary = folder.resolve(".publish-" + UUID.randomUUID() + ".tmp");
      MessageDigest digest = Sha256.digest();
      try (InputStream in = new DigestInputStream(content.open(), digest)) {
        Files.copy(in, temporary);
      }
      String hash = Sha256.hex(digest.digest());
      if (expected.isPresent()) {
        expected.get().check(key, hash);
      }
      if (move(temporary, file, precondition)) {
        return Optional.of(hash);
      }
      Files.delete(temporary);
      return Optional.empty();
    } catch (IOException e) {
      discard(temporary);
      throw failure("write", key, e);
    }
  }

  private static boolean move(Path temporary, Path file, Precondition precondition)
      throws IOException {
    if (precondition instanceof Precondition.Absent) {
      return moveNew(temporary, file);
    }
    // Publishers exclude each other by a lock that is made anew; this only tells their mistakes.
    if (precondition instanceof Precondition.Unchanged unchanged
        && !(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Sha256.of(Files.readAllBytes(file)).equals(unchanged.tag()))) {
      return false;
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /** A link is made whole, and only where nothing is; a move would replace what is there. */
  private static boolean moveNew(Path temporary, Path file) throws IOException {
    try {
      Files.createLink(file, temporary);
      Files.delete(temporary);
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // No hard links here: then whoever makes the empty file first may fill it.
      try {
        Files.createFile(file);
      } catch (FileAlreadyExistsException existing) {
        return false;
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return true;
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
  public Optional<String> copy(String from, String fromTag, StoredObject to) {
    Path source = path(from);
    if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (from.equals(to.key())) {
      return read(from).map(Found::tag).filter(tag -> fromTag.isEmpty() || fromTag.equals(tag));
    }
    if (!fromTag.isEmpty() && !read(from).map(Found::tag).orElse("").equals(fromTag)) {
      return Optional.empty();
    }
    return write(to.key(), () -> Files.newInputStream(source), Optional.empty(), Precondition.NONE);
  }

  @Override
  public Optional<String> refresh(StoredObject object, String tag) {
    Path file = path(object.key());
    try {
      if (!Sha256.of(Files.readAllBytes(file)).equals(tag)) {
        return Optional.empty();
      }
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      return Optional.of(tag);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("write", object.key(), e);
    }
  }

  @Override
  public SortedMap<String, String> list() {
    SortedMap<String, String> tags = new TreeMap<>();
    if (!Files.isDirectory(root)) {
      return tags;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          files.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        tags.put(root.relativize(file).toString().replace('\\', '/'), Sha256.of(bytes));
      }
      return tags;
    } catch (IOException e) {
      throw new PublishException("cannot list " + name() + ": " + IoProblem.words(e), e);
    } catch (UncheckedIOException e) {
      throw new PublishException("cannot list " + name() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public SortedMap<String, String> delete(List<String> keys) {
    SortedMap<String, String> failures = new TreeMap<>();
    for (String key : keys) {
      permission.run();
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
    return key.startsWith(Manifest.FOLDER)
        ? SitePaths.resolve(root.resolve(Manifest.FOLDER), key.substring(Manifest.FOLDER.length()))
        : SitePaths.resolve(root, key);
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
