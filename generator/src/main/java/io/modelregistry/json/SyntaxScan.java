package io.modelregistry.json;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

/**
 * Finds the first place where a text stops being JSON and says it in words. It runs only on files
 * that the parser has refused: the parser knows that something is wrong, this knows how to say it.
 */
final class SyntaxScan {
  private final TokenScan tokens;

  private SyntaxScan(String text) {
    this.tokens = new TokenScan(text);
  }

  static Finding empty(String path) {
    return DocumentReader.error(
        DocumentReader.SYNTAX,
        Location.ofFile(path),
        "the file is empty",
        "write a JSON object, or delete the file");
  }

  static Finding explain(String path, String text, @Nullable TokenStreamLocation parserLocation) {
    SyntaxScan scan = new SyntaxScan(text);
    try {
      scan.document();
    } catch (SyntaxProblem problem) {
      return DocumentReader.error(
          DocumentReader.SYNTAX,
          TextPlace.at(text, problem.offset()).in(path),
          problem.message(),
          problem.hint());
    }
    return DocumentReader.error(
        DocumentReader.SYNTAX,
        parserLocation == null
            ? Location.ofFile(path)
            : new Location(path, parserLocation.getLineNr(), parserLocation.getColumnNr(), ""),
        "this is not JSON",
        "check quotes, commas and brackets before this place");
  }

  private void document() {
    value();
    tokens.skipSpace();
    if (!tokens.isAtEnd()) {
      char c = tokens.next();
      if (c == '/' || c == '#') {
        throw SyntaxProblem.comment(tokens.offset());
      }
      throw new SyntaxProblem(
          tokens.offset(),
          "something follows the end of the document",
          "a file holds one object; remove the rest");
    }
  }

  private void value() {
    tokens.skipSpace();
    if (tokens.isAtEnd()) {
      throw new SyntaxProblem(
          tokens.offset(), "the file ends where a value belongs", "is the end of it missing?");
    }
    char c = tokens.next();
    switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> tokens.string();
      case '\'' -> throw SyntaxProblem.singleQuote(tokens.offset());
      case '/', '#' -> throw SyntaxProblem.comment(tokens.offset());
      case '`', '\u201C', '\u201D', '\u2018', '\u2019' ->
          throw new SyntaxProblem(
              tokens.offset(), "text stands in other quotes than \"", "use straight double quotes");
      default -> {
        if (c == '-' || (c >= '0' && c <= '9')) {
          tokens.number();
        } else {
          tokens.word();
        }
      }
    }
  }

  private void object() {
    int start = tokens.offset();
    tokens.taken('{');
    tokens.skipSpace();
    if (tokens.taken('}')) {
      return;
    }
    while (true) {
      name();
      tokens.skipSpace();
      if (!tokens.taken(':')) {
        throw new SyntaxProblem(
            tokens.offset(), "a colon is missing after the property name", "write \"name\": value");
      }
      value();
      if (closes('}', start, "object")) {
        return;
      }
    }
  }

  private void array() {
    int start = tokens.offset();
    tokens.taken('[');
    tokens.skipSpace();
    if (tokens.taken(']')) {
      return;
    }
    while (true) {
      value();
      if (closes(']', start, "array")) {
        return;
      }
    }
  }

  /** After a value: true at the closing bracket, false at a comma with more after it. */
  private boolean closes(char bracket, int start, String kind) {
    int end = tokens.offset();
    tokens.skipSpace();
    if (tokens.taken(bracket)) {
      return true;
    }
    if (tokens.isAtEnd()) {
      throw new SyntaxProblem(
          start, "this " + kind + " is never closed", "add the missing '" + bracket + "'");
    }
    int comma = tokens.offset();
    if (!tokens.taken(',')) {
      char c = tokens.next();
      if (c == '/' || c == '#') {
        throw SyntaxProblem.comment(tokens.offset());
      }
      if (c == '}' || c == ']') {
        throw new SyntaxProblem(
            tokens.offset(),
            "'" + c + "' closes what is open as an " + kind,
            "expected '" + bracket + "'");
      }
      throw c == '"' || c == '{' || c == '[' || Character.isLetterOrDigit(c)
          ? new SyntaxProblem(end, "a comma is missing after this value", "add ','")
          : SyntaxProblem.unexpected(tokens.offset(), tokens.next(), "',' or '" + bracket + "'");
    }
    tokens.skipSpace();
    if (!tokens.isAtEnd() && (tokens.next() == '}' || tokens.next() == ']')) {
      throw new SyntaxProblem(
          comma, "a comma stands before the closing '" + tokens.next() + "'", "remove the comma");
    }
    return false;
  }

  private void name() {
    tokens.skipSpace();
    if (tokens.isAtEnd()) {
      throw new SyntaxProblem(
          tokens.offset(), "the file ends inside an object", "add the missing '}'");
    }
    char c = tokens.next();
    if (c == '"') {
      tokens.name();
    } else if (c == '\'') {
      throw SyntaxProblem.singleQuote(tokens.offset());
    } else if (c == '/' || c == '#') {
      throw SyntaxProblem.comment(tokens.offset());
    } else if (Character.isLetterOrDigit(c) || c == '_' || c == '$') {
      throw new SyntaxProblem(
          tokens.offset(),
          "a property name stands without quotes",
          "put it in double quotes: \"name\"");
    } else {
      throw SyntaxProblem.unexpected(
          tokens.offset(), tokens.next(), "a property name in double quotes");
    }
  }
}
