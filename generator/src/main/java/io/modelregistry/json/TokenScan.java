package io.modelregistry.json;

/** Goes through a text token by token, and says what is wrong with one that is no JSON. */
final class TokenScan {
  private final String text;
  private int at;

  TokenScan(String text) {
    this.text = text;
  }

  /** In characters from the start. */
  int offset() {
    return at;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** The next character; not at the end. */
  char next() {
    return text.charAt(at);
  }

  /** Passes over the next character if it is that one. */
  boolean taken(char c) {
    if (!isAtEnd() && next() == c) {
      at++;
      return true;
    }
    return false;
  }

  void skipSpace() {
    while (!isAtEnd() && " \t\r\n".indexOf(next()) >= 0) {
      at++;
    }
  }

  /** Text in quotes that is the name of a property. */
  void name() {
    int start = at;
    string();
    checkPairs(start);
  }

  /** In a name, half of a surrogate pair stops the parser; in a value it does not. */
  private void checkPairs(int start) {
    boolean low = false;
    for (int i = start; i + 5 < at; i++) {
      if (text.charAt(i) == '\\' && text.charAt(i + 1) == 'u') {
        char c = (char) Integer.parseInt(text.substring(i + 2, i + 6), 16);
        if (low != Character.isLowSurrogate(c)) {
          throw SyntaxProblem.halfPair(i);
        }
        low = Character.isHighSurrogate(c);
        i += 5;
      } else if (low) {
        throw SyntaxProblem.halfPair(i);
      } else if (text.charAt(i) == '\\') {
        i++;
      }
    }
    if (low) {
      throw SyntaxProblem.halfPair(at - 1);
    }
  }

  /** Text in quotes. */
  void string() {
    int start = at++;
    while (!isAtEnd() && next() != '"') {
      char c = next();
      if (c == '\n' || c == '\r') {
        throw new SyntaxProblem(
            start, "text is not closed on its line", "add the missing '\"'; a line break is \\n");
      }
      if (c < ' ') {
        throw new SyntaxProblem(
            at,
            "a raw control character (" + SyntaxProblem.codePoint(c) + ") stands inside text",
            c == '\t' ? "write \\t" : "remove it");
      }
      if (c == '\\') {
        escape();
      } else {
        at++;
      }
    }
    if (isAtEnd()) {
      throw new SyntaxProblem(
          start, "text is not closed before the file ends", "add the missing '\"'");
    }
    at++;
  }

  private void escape() {
    char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (c == 'u') {
      for (int i = at + 2; i < at + 6; i++) {
        if (i >= text.length() || Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
          throw new SyntaxProblem(at, "\\u needs four hexadecimal digits", "as in \\u00e9");
        }
      }
      at += 6;
    } else if ("\"\\/bfnrt".indexOf(c) >= 0) {
      at += 2;
    } else {
      throw new SyntaxProblem(
          at,
          "a backslash stands before '" + SyntaxProblem.shown(c) + "'",
          "write \\\\ for a backslash itself");
    }
  }

  /** A number, which starts with a digit or a minus sign. */
  void number() {
    int start = at;
    taken('-');
    if (isAtWord() && !isAtDigit()) {
      throw SyntaxProblem.notANumber(start);
    }
    boolean zero = taken('0');
    if (zero && isAtDigit()) {
      throw new SyntaxProblem(start, "a number starts with a zero", "remove the leading zero");
    }
    if (!zero) {
      digits(start);
    }
    if (taken('.')) {
      digits(start);
    }
    if (taken('e') || taken('E')) {
      if (!taken('+')) {
        taken('-');
      }
      digits(start);
    }
    if (isAtWord()) {
      throw new SyntaxProblem(
          start, "a number runs into other characters", "put text in double quotes, units aside");
    }
  }

  private void digits(int start) {
    if (!isAtDigit()) {
      throw new SyntaxProblem(
          start, "a number is incomplete", "digits belong on both sides of a point");
    }
    while (isAtDigit()) {
      at++;
    }
  }

  /** One of the words {@code true}, {@code false} and {@code null}. */
  void word() {
    int start = at;
    while (isAtWord()) {
      at++;
    }
    String word = text.substring(start, at);
    switch (word) {
      case "true", "false", "null" -> {}
      case "" -> throw SyntaxProblem.unexpected(start, next(), "a value");
      case "NaN", "Infinity" -> throw SyntaxProblem.notANumber(start);
      default ->
          throw new SyntaxProblem(
              start,
              "'" + Quoted.shortened(word) + "' is no JSON value",
              "put text in double quotes; true, false and null are in lower case");
    }
  }

  private boolean isAtDigit() {
    return !isAtEnd() && next() >= '0' && next() <= '9';
  }

  private boolean isAtWord() {
    return !isAtEnd() && (Character.isLetterOrDigit(next()) || "_.+".indexOf(next()) >= 0);
  }
}
