package io.modelregistry.derive.question;

import java.util.BitSet;

/** A set of small numbers that never changes and is quick to hold against another. */
final class Bits {
  private final long[] words;

  Bits(BitSet set) {
    this.words = set.toLongArray();
  }

  /** How many of its numbers {@code others} does not have. */
  int missingFrom(Bits others) {
    int missing = 0;
    for (int i = 0; i < words.length; i++) {
      long rest = i < others.words.length ? words[i] & ~others.words[i] : words[i];
      missing += Long.bitCount(rest);
    }
    return missing;
  }
}
