package io.modelregistry.edit;

import io.modelregistry.source.DataFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two edits of one data folder apart: whoever reads, plans and writes holds it meanwhile. It
 * is the system's lock on {@code registry.json}, so that it ends with the process that holds it.
 */
public final class EditLock implements AutoCloseable {
  /** A byte that no file has: where locks bind everybody, reading is still possible. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** How long a person waits for another edit, which takes a moment. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FileChannel channel;

  private EditLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for it.
   *
   * @param folder the data folder
   * @param patience how long
   * @throws EditException when another edit takes longer than that, or the folder cannot be written
   */
  public static EditLock take(Path folder, Duration patience) {
    Path marker = folder.resolve(DataFolder.MARKER);
    @Nullable FileChannel channel = null;
    try {
      channel = FileChannel.open(marker, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      for (long waited = 0; ; waited += PAUSE.toMillis()) {
        if (isLocked(channel)) {
          return new EditLock(channel);
        }
        if (waited >= patience.toMillis()) {
          channel.close();
          throw new EditException(
              "another edit of " + folder + " is under way; try again when it is done", null);
        }
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (IOException e) {
      close(channel);
      throw new EditException("cannot write to " + folder + ": " + marker + " is read-only", e);
    } catch (InterruptedException e) {
      close(channel);
      Thread.currentThread().interrupt();
      throw new EditException("interrupted while another edit was under way", e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock(PLACE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
      return false;
    }
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // The system closes it with the process.
      }
    }
  }

  /** Lets the next one in. */
  @Override
  public void close() {
    close(channel);
  }
}
