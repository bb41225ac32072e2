package io.modelregistry.publish;

import io.modelregistry.render.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
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

  /**
   * What is sent for a file.
   *
   * @throws ChangedException when it had to be read, and is no longer what was planned with
   */
  Body body(SiteFile file) throws IOException {
    Body plain = new Body(file.size(), file.sha256(), file.content());
    if (this == IDENTITY) {
      return plain;
    }
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(file.content().open(), digest);
        GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      in.transferTo(out);
    }
    plain.check(file.path(), Sha256.hex(digest.digest()));
    return Body.of(compressed.toByteArray());
  }
}
