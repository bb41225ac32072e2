package io.modelregistry.render.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Text into HTML, for element content and quoted attributes alike. What HTML cannot hold (control
 * characters, lone surrogates, non-characters) becomes U+FFFD.
 */
final class Escaping {
  private static final char REPLACEMENT = '\uFFFD';

  private Escaping() {}

  static void write(String text, Writer writer) {
    try {
      int plain = 0;
      int next;
      for (int at = 0; at < text.length(); at = next) {
        int point = text.codePointAt(at);
        next = at + Character.charCount(point);
        String escape = escape(point);
        if (escape != null) {
          writer.write(text, plain, at - plain);
          writer.write(escape);
          plain = next;
        }
      }
      writer.write(text, plain, text.length() - plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String escape(int point) {
    return switch (point) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      case '\n', '\t' -> null;
      default -> isLawful(point) ? null : String.valueOf(REPLACEMENT);
    };
  }

  private static boolean isLawful(int point) {
    if (point < 0x7F) {
      return point >= 0x20;
    }
    return point > 0x9F
        && !(point >= 0xD800 && point <= 0xDFFF)
        && !(point >= 0xFDD0 && point <= 0xFDEF)
        && (point & 0xFFFE) != 0xFFFE;
  }
}
