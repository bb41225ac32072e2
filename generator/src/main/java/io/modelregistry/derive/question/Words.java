package io.modelregistry.derive.question;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text, as search compares them: compatibility forms decomposed (NFKD), without
 * marks, in lower case, and apart wherever letters, numbers and anything else meet, so that {@code
 * GPT4o} is {@code gpt}, {@code 4}, {@code o}.
 */
final class Words {
  private enum Kind {
    LETTERS,
    NUMBERS,
    NEITHER
  }

  private Words() {}

  static List<String> of(String text) {
    String plain = plain(text);
    List<String> words = new ArrayList<>();
    int start = 0;
    Kind run = Kind.NEITHER;
    for (int i = 0; i < plain.length(); i += Character.charCount(plain.codePointAt(i))) {
      Kind kind = kind(plain.codePointAt(i));
      if (kind != run) {
        add(words, run, plain.substring(start, i));
        start = i;
        run = kind;
      }
    }
    add(words, run, plain.substring(start));
    return words;
  }

  private static void add(List<String> words, Kind kind, String run) {
    if (kind != Kind.NEITHER && !run.isEmpty()) {
      words.add(run);
    }
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .filter(c -> !isMark(c))
        .forEach(plain::appendCodePoint);
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static Kind kind(int c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
          Kind.NUMBERS;
      default -> Character.isLetter(c) ? Kind.LETTERS : Kind.NEITHER;
    };
  }

  /** Whether a word is made of numbers. */
  static boolean isNumber(String word) {
    return kind(word.codePointAt(0)) == Kind.NUMBERS;
  }
}
