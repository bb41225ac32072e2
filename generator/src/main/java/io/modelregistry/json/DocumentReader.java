package io.modelregistry.json;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.finding.Severity;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads one authored file strictly: UTF-8, RFC 8259, each key once, bounded in size, depth and
 * numbers. Never throws for bad input.
 */
public final class DocumentReader {
  /** The largest authored file, in bytes. */
  public static final int MAX_BYTES = 1_000_000;

  /** How deep objects and arrays may nest. */
  public static final int MAX_DEPTH = 64;

  /** After so many findings the reader of one file stops collecting. */
  public static final int MAX_FINDINGS = 100;

  /** Rule: larger than {@link #MAX_BYTES}. */
  public static final String TOO_LARGE = "file-too-large";

  /** Rule: nested deeper than {@link #MAX_DEPTH}. */
  public static final String TOO_DEEP = "json-depth";

  /** Rule: a byte order mark. */
  public static final String BYTE_ORDER_MARK = "json-byte-order-mark";

  /** Rule: bytes that are not UTF-8. */
  public static final String ENCODING = "json-encoding";

  /** Rule: not JSON. */
  public static final String SYNTAX = "json-syntax";

  /** Rule: one key twice in one object. */
  public static final String DUPLICATE_KEY = "json-duplicate-key";

  /** Rule: a number that cannot be carried exactly. */
  public static final String NUMBER = "json-number";

  /** Rule: text with characters that are no text. */
  public static final String CHARACTER = "json-character";

  private static final int BOM = '\uFEFF';

  private DocumentReader() {}

  /**
   * Reads {@code bytes}.
   *
   * @param path where the file lies, for findings
   */
  public static ReadResult read(String path, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return refused(tooLarge(path, bytes.length));
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      Optional<Finding> malformed = malformed(path, bytes);
      if (malformed.isPresent()) {
        return refused(malformed.get());
      }
    }
    List<Finding> findings = new ArrayList<>();
    if (!text.isEmpty() && text.charAt(0) == BOM) {
      findings.add(
          new Finding(
              Severity.WARNING,
              BYTE_ORDER_MARK,
              new Location(path, 1, 1, ""),
              "the file starts with a byte order mark",
              "save it as UTF-8 without one",
              true));
      text = text.substring(1);
    }
    TreeReader tree = new TreeReader(path, text, findings);
    return tree.read();
  }

  /** The finding for a file of {@code size} bytes, which is more than {@link #MAX_BYTES}. */
  public static Finding tooLarge(String path, long size) {
    return error(
        TOO_LARGE,
        Location.ofFile(path),
        "the file has " + size + " bytes; at most " + MAX_BYTES + " are allowed",
        "authored files are a few kilobytes; is this the right file?");
  }

  static Finding error(String rule, Location location, String message, String hint) {
    return new Finding(Severity.ERROR, rule, location, message, hint, false);
  }

  private static ReadResult refused(Finding finding) {
    return new ReadResult(Optional.empty(), List.of(finding));
  }

  /** The replacement character in the text may be authored; only a strict decoder knows. */
  private static Optional<Finding> malformed(String path, byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) {
      return Optional.empty();
    }
    String prefix = out.flip().toString();
    int first = bytes[in.position()] & 0xFF;
    boolean wide = in.position() == 0 && (first == 0xFE || first == 0xFF);
    return Optional.of(
        error(
            ENCODING,
            TextPlace.at(prefix, prefix.length()).in(path),
            wide
                ? "the file looks like UTF-16"
                : String.format(Locale.ROOT, "byte 0x%02X is not UTF-8 here", first),
            "save the file as UTF-8"));
  }
}
