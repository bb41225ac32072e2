package io.modelregistry.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPOutputStream;

/** How an object's bytes are stored. */
public enum Encoding {
  IDENTITY("", ""),
  /** RFC 1952, without a time or name, so that the same content gives the same bytes. */
  GZIP("gzip", ".gz");

  private final String header;
  private final String suffix;

  Encoding(String header, String suffix) {
    this.header = header;
    this.suffix = suffix;
  }

  /** Content-Encoding; empty for none. */
  public String header() {
    return header;
  }

  /** Tells names of the same content in two encodings apart. */
  String suffix() {
    return suffix;
  }

  /**
   * Reads {@link #header}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static Encoding of(String header) {
    return switch (header) {
      case "" -> IDENTITY;
      case "gzip" -> GZIP;
      default -> throw new IllegalArgumentException("no encoding \"" + header + "\"");
    };
  }

  /** What is sent for a content of so many bytes. */
  Body body(SiteFile.Content content, long size) throws IOException {
    if (this == IDENTITY) {
      return new Body(size, content);
    }
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (InputStream in = content.open();
        GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      in.transferTo(out);
    }
    return Body.of(compressed.toByteArray());
  }
}
