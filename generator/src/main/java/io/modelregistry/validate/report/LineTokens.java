package io.modelregistry.validate.report;

/** What can be told of JSON by looking at a piece of one line. */
final class LineTokens {
  private LineTokens() {}

  /** Where the token that starts at {@code start} ends: after its closing quote or last letter. */
  static int tokenEnd(String line, int start) {
    if (start >= line.length()) {
      return line.length();
    }
    if (line.charAt(start) == '"') {
      return stringEnd(line, start);
    }
    int end = start + 1;
    if (Character.isLetterOrDigit(line.charAt(start)) || line.charAt(start) == '-') {
      while (end < line.length() && isWordPart(line.charAt(end))) {
        end++;
      }
    } else if (Character.isHighSurrogate(line.charAt(start)) && end < line.length()) {
      end++;
    }
    return end;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '+' || c == '_';
  }

  /** Every string that is no property's name becomes asterisks, as many as it had characters. */
  static String blotValues(String line) {
    StringBuilder out = new StringBuilder(line);
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        int end = stringEnd(line, i);
        if (!isName(line, end)) {
          boolean closed = end - 1 > i && line.charAt(end - 1) == '"';
          for (int j = i + 1; j < (closed ? end - 1 : end); j++) {
            out.setCharAt(j, '*');
          }
        }
        i = end - 1;
      }
    }
    return out.toString();
  }

  private static boolean isName(String line, int end) {
    int next = end;
    while (next < line.length() && Character.isWhitespace(line.charAt(next))) {
      next++;
    }
    return next < line.length() && line.charAt(next) == ':';
  }

  /** After the quote that closes the string, or the line's end where none does. */
  private static int stringEnd(String line, int start) {
    for (int i = start + 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i + 1;
      }
    }
    return line.length();
  }
}
