package io.modelregistry.app.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Undoes the compression of a body, up to a bound: what unfolds without end is cut off. */
final class ContentCoding {
  private ContentCoding() {}

  /**
   * @param coding the {@code Content-Encoding}; empty is none
   * @throws TooLargeException when it unfolds to more than {@code maxBytes}
   * @throws IOException when it is cut short, damaged or in a coding that nobody asked for
   */
  static byte[] decode(String coding, byte[] body, int maxBytes) throws IOException {
    if (coding.isEmpty() || coding.equalsIgnoreCase("identity")) {
      return body;
    }
    if (!coding.equalsIgnoreCase("gzip") && !coding.equalsIgnoreCase("x-gzip")) {
      throw new IOException("it is compressed as '" + coding + "', which was not asked for");
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] bytes = in.readNBytes(maxBytes);
      if (in.read() >= 0) {
        throw new TooLargeException(maxBytes);
      }
      return bytes;
    }
  }
}
