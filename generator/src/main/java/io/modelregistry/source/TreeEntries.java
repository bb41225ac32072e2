package io.modelregistry.source;

import java.util.Arrays;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A cursor over the raw bytes of one Git tree: entries of an octal mode, a space, a name, a zero
 * byte and a hash, sorted by name as if the names of trees ended in a slash.
 */
final class TreeEntries {
  private static final int HASH = 20;

  private final byte[] raw;
  private int start;
  private int nameStart;
  private int nameEnd;
  private int mode;

  TreeEntries(byte[] raw) {
    this.raw = raw;
    read();
  }

  boolean atEnd() {
    return start >= raw.length;
  }

  void advance() {
    start = nameEnd + 1 + HASH;
    read();
  }

  private void read() {
    if (atEnd()) {
      return;
    }
    int at = start;
    mode = 0;
    while (raw[at] != ' ') {
      mode = (mode << 3) + raw[at++] - '0';
    }
    nameStart = at + 1;
    nameEnd = zero(nameStart);
  }

  /** Moves both past what they have in common from here on; most of two versions of a tree is. */
  static void skipCommon(TreeEntries one, TreeEntries other) {
    int common =
        Arrays.mismatch(
            one.raw, one.start, one.raw.length, other.raw, other.start, other.raw.length);
    int end = one.start + (common < 0 ? one.raw.length - one.start : common);
    int next = one.start;
    while (next < end) {
      int after = one.zero(next) + 1 + HASH;
      if (after > end) {
        break;
      }
      next = after;
    }
    if (next > one.start) {
      other.start += next - one.start;
      one.start = next;
      one.read();
      other.read();
    }
  }

  private int zero(int from) {
    int at = from;
    while (raw[at] != 0) {
      at++;
    }
    return at;
  }

  int compareName(TreeEntries other) {
    int order =
        Arrays.compareUnsigned(raw, nameStart, nameEnd, other.raw, other.nameStart, other.nameEnd);
    if (order == 0) {
      return Boolean.compare(isTree(), other.isTree());
    }
    int length = Math.min(nameEnd - nameStart, other.nameEnd - other.nameStart);
    boolean prefix =
        Arrays.equals(
            raw,
            nameStart,
            nameStart + length,
            other.raw,
            other.nameStart,
            other.nameStart + length);
    return prefix ? Integer.compare(at(length), other.at(length)) : order;
  }

  /** The byte of the name there; after its end, what the order of trees puts there. */
  private int at(int index) {
    return nameStart + index < nameEnd ? raw[nameStart + index] & 0xFF : isTree() ? '/' : 0;
  }

  /** Whether both are the same file, tree or other thing, whatever its permissions. */
  boolean isSameAs(TreeEntries other) {
    return isFile() == other.isFile()
        && Arrays.equals(
            raw,
            nameEnd + 1,
            nameEnd + 1 + HASH,
            other.raw,
            other.nameEnd + 1,
            other.nameEnd + 1 + HASH);
  }

  boolean isTree() {
    return (mode & FileMode.TYPE_MASK) == FileMode.TYPE_TREE;
  }

  /** A regular or executable file: no link, no submodule. */
  boolean isFile() {
    return (mode & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
  }

  EntryName name() {
    return EntryName.of(Arrays.copyOfRange(raw, nameStart, nameEnd));
  }

  boolean isNamed(byte[] name) {
    return Arrays.equals(raw, nameStart, nameEnd, name, 0, name.length);
  }

  ObjectId object() {
    return ObjectId.fromRaw(raw, nameEnd + 1);
  }
}
