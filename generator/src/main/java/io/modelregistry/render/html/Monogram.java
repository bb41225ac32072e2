package io.modelregistry.render.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One or two letters in a colour of their own that stand for a provider or a platform: no
 * trademark, and the same on every page. A decoration; the name always stands beside it.
 *
 * @param letters capitals and figures
 * @param hue class of its colour, which is one of {@value #HUES}
 */
record Monogram(String letters, String hue) {
  static final int HUES = 12;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final String NOTHING = "–";

  /** The colour follows from the id, so that a new name changes the letters alone. */
  static Monogram of(String id, String name) {
    String letters = letters(name);
    return new Monogram(
        letters.isEmpty() ? NOTHING : letters, "hue" + Math.floorMod(mixed(id.hashCode()), HUES));
  }

  /** The first letters of two words, or of a word and of the capital inside it. */
  private static String letters(String name) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(name);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    if (words.isEmpty()) {
      return "";
    }
    String first = words.get(0);
    int head = first.codePointAt(0);
    if (words.size() > 1) {
      return capital(head) + capital(words.get(1).codePointAt(0));
    }
    int[] rest = first.codePoints().skip(1).toArray();
    for (int point : rest) {
      if (Character.isUpperCase(point)) {
        return capital(head) + capital(point);
      }
    }
    return capital(head) + (rest.length == 0 ? "" : Character.toString(rest[0]));
  }

  private static String capital(int point) {
    return Character.toString(point).toUpperCase(Locale.ROOT);
  }

  /** Spreads ids that differ little; the finishing step of MurmurHash3, which is public domain. */
  private static int mixed(int hash) {
    int mixed = hash;
    mixed ^= mixed >>> 16;
    mixed *= 0x85ebca6b;
    mixed ^= mixed >>> 13;
    mixed *= 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}
