package io.modelregistry.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The name of a file or folder as it can be shown everywhere: what is not printable ASCII becomes
 * {@code %XX}, byte by byte, whatever the locale decodes it to.
 *
 * @param shown the name, escaped where needed
 * @param lawful whether nothing had to be escaped
 */
record EntryName(String shown, boolean lawful) {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** From the raw bytes that Git keeps. */
  static EntryName of(byte[] raw) {
    boolean lawful = true;
    for (byte b : raw) {
      lawful &= isPrintable(b);
    }
    return lawful
        ? new EntryName(new String(raw, StandardCharsets.US_ASCII), true)
        : new EntryName(escaped(raw), false);
  }

  /** From a path in a file system. */
  static EntryName of(Path path) {
    String name = String.valueOf(path.getFileName());
    if (name.chars().allMatch(c -> c < 0x7F && isPrintable((byte) c))) {
      return new EntryName(name, true);
    }
    // The URI keeps the bytes that the locale's decoding of the name may have lost.
    String uri = path.toUri().getRawPath();
    int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
    return of(decoded(uri.substring(uri.lastIndexOf('/', end - 1) + 1, end)));
  }

  private static boolean isPrintable(byte b) {
    return b >= 0x20 && b < 0x7F;
  }

  private static String escaped(byte[] raw) {
    StringBuilder out = new StringBuilder();
    for (byte b : raw) {
      if (isPrintable(b) && b != '%') {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }

  private static byte[] decoded(String escaped) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      if (escaped.charAt(i) == '%') {
        out.write(HexFormat.fromHexDigits(escaped, i + 1, i + 3));
        i += 2;
      } else {
        out.write(escaped.charAt(i));
      }
    }
    return out.toByteArray();
  }
}
