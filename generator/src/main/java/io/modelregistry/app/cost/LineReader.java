package io.modelregistry.app.cost;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes, however many and however long, in bounded memory. */
final class LineReader {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int maxBytes;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;

  /**
   * @param maxBytes of a longer line only so much and one byte more is kept
   */
  LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** Whether there is more to read without waiting for it. */
  boolean isReady() throws IOException {
    return start < end || in.available() > 0;
  }

  /**
   * The next line without its line feed; null when there is none. What follows the last line feed
   * is one when it is not empty.
   */
  byte @Nullable [] next() throws IOException {
    if (start == end && !fill()) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    do {
      int feed = start;
      while (feed < end && buffer[feed] != '\n') {
        feed++;
      }
      line.write(buffer, start, Math.min(feed - start, maxBytes + 1 - line.size()));
      start = feed;
      if (feed < end) {
        start++;
        break;
      }
    } while (fill());
    return line.toByteArray();
  }

  private boolean fill() throws IOException {
    start = 0;
    end = Math.max(0, in.read(buffer, 0, BUFFER));
    return end > 0;
  }
}
