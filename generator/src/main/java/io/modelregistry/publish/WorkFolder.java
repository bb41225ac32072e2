package io.modelregistry.publish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder beside a site's folder in which its next state is made, so that one rename puts it in
 * place. It holds the lock of the one build that may work there, and is gone when that is done.
 */
final class WorkFolder implements Closeable {
  private static final int ATTEMPTS = 20;

  private final Path target;
  private final Path work;
  private final FileChannel channel;

  private WorkFolder(Path target, Path work, FileChannel channel) {
    this.target = target;
    this.work = work;
    this.channel = channel;
  }

  /**
   * Takes the lock and puts in order what a build that was killed left behind.
   *
   * @throws PublishException when another build holds it
   */
  static WorkFolder lock(Path target) throws IOException {
    Path work = target.resolveSibling("." + target.getFileName() + ".registry-build");
    if (Files.isSymbolicLink(work)) {
      throw new PublishException(work + " is a symbolic link; remove it");
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        FileChannel channel = lockedChannel(target, work);
        if (channel != null) {
          WorkFolder folder = new WorkFolder(target, work, channel);
          try {
            folder.recover();
          } catch (IOException e) {
            folder.close();
            throw e;
          }
          return folder;
        }
      } catch (NoSuchFileException e) {
        // Another build finished just now and took the folder away: once more.
        if (attempt == ATTEMPTS - 1) {
          throw e;
        }
      }
    }
    throw busy(target);
  }

  private static PublishException busy(Path target) {
    return new PublishException(
        "another build is writing "
            + target
            + " at this moment; run this one again when it is done");
  }

  /** A channel with the lock; null when the file was taken away under it. */
  private static @Nullable FileChannel lockedChannel(Path target, Path work) throws IOException {
    Files.createDirectories(work);
    Path file = work.resolve("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean kept = false;
    try {
      // Far behind the content, because a lock keeps others from reading on some systems.
      FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
      if (lock == null) {
        throw busy(target);
      }
      // Whoever finishes deletes the file, so the one at that path may by now be another.
      String token = UUID.randomUUID().toString();
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.UTF_8)));
      kept = token.equals(Files.readString(file));
      return kept ? channel : null;
    } catch (OverlappingFileLockException e) {
      throw busy(target);
    } finally {
      if (!kept) {
        channel.close();
      }
    }
  }

  /** Where the next state is made; empty. */
  Path fresh() {
    return work.resolve("new");
  }

  private Path old() {
    return work.resolve("old");
  }

  private void recover() throws IOException {
    if (Files.exists(old(), LinkOption.NOFOLLOW_LINKS)
        && !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      // Killed between the two renames of a swap.
      Files.move(old(), target, StandardCopyOption.ATOMIC_MOVE);
    }
    Tree.delete(old());
    Tree.delete(fresh());
  }

  /** Puts what was made in the target's place; when that fails, what was there stays there. */
  void swap() throws IOException {
    boolean replaces = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (replaces) {
      Files.move(target, old(), StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(fresh(), target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (replaces) {
        Files.move(old(), target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Tree.delete(fresh());
      // If the target is missing, a failed swap left the only copy here.
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        Tree.delete(old());
      }
      Files.deleteIfExists(work.resolve("lock"));
    }
    if (!Files.exists(old(), LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.deleteIfExists(work);
      } catch (DirectoryNotEmptyException e) {
        // The next build has begun.
      }
    }
  }
}
