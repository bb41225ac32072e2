package io.modelregistry.json;

/** Authored text inside a message: short, on one line, without control characters. */
public final class Quoted {
  private static final int MAX = 60;

  private Quoted() {}

  /** {@code text} as it can stand in a message. */
  public static String shortened(String text) {
    StringBuilder quoted = new StringBuilder();
    int length = 0;
    for (int i = 0; i < text.length() && length < MAX; length++) {
      int c = text.codePointAt(i);
      quoted.appendCodePoint(isShown(c) ? c : '\uFFFD');
      i += Character.charCount(c);
      if (length == MAX - 1 && i < text.length()) {
        quoted.append('…');
      }
    }
    return quoted.toString();
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
