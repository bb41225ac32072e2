package io.modelregistry.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Notices changes below a folder by looking at sizes and times again and again. That works on every
 * file system, network and container mounts included, and when the folder itself goes and comes
 * back. Make one before the first build, so that what changes during it is noticed after it.
 */
public final class Watcher {
  /** At most this part of the time goes into looking. */
  private static final int REST = 20;

  /** What never comes to rest is reported all the same. */
  private static final int MOST_ROUNDS = 10;

  private final Path folder;
  private final Duration interval;
  private Map<Path, State> known;

  private record State(long size, long modified, boolean link, Object key) {}

  /**
   * @param folder need not exist
   * @param interval between two looks; longer where looking takes long
   */
  public Watcher(Path folder, Duration interval) {
    this.folder = folder;
    this.interval = interval;
    this.known = look();
  }

  /**
   * Returns when something has changed since the last call (since construction, at first) and
   * things have been quiet for an interval.
   *
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  public void awaitChange() throws InterruptedException {
    Map<Path, State> before = look();
    while (before.equals(known)) {
      before = rest();
    }
    Map<Path, State> after = rest();
    for (int round = 1; round < MOST_ROUNDS && !after.equals(before); round++) {
      before = after;
      after = rest();
    }
    known = after;
  }

  private Map<Path, State> rest() throws InterruptedException {
    long start = System.nanoTime();
    Thread.sleep(interval.toMillis());
    long slept = System.nanoTime() - start;
    Map<Path, State> states = look();
    long looked = System.nanoTime() - start - slept;
    if (looked * REST > slept) {
      Thread.sleep(Duration.ofNanos(looked * REST - slept).toMillis());
    }
    return states;
  }

  private Map<Path, State> look() {
    Map<Path, State> states = new HashMap<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              Object key = attributes.fileKey();
              states.put(
                  file,
                  new State(
                      attributes.size(),
                      attributes.lastModifiedTime().toMillis(),
                      attributes.isSymbolicLink(),
                      key == null ? "" : key));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              // It went while we looked; that it is missing is the change.
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // The folder went while we looked: what was seen so far differs, and so does the next look.
      return states;
    }
    return states;
  }
}
