package io.modelregistry.json;

/** JSON pointers (RFC 6901) as text. */
public final class Pointers {
  private Pointers() {}

  /** The pointer to property {@code name} of the object at {@code parent}. */
  public static String child(String parent, String name) {
    return parent + '/' + name.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer to element {@code index}, from 0, of the array at {@code parent}. */
  public static String child(String parent, int index) {
    return parent + '/' + index;
  }

  /** The pointer to what holds the value at {@code pointer}; the root's parent is the root. */
  public static String parent(String pointer) {
    int slash = pointer.lastIndexOf('/');
    return slash < 0 ? "" : pointer.substring(0, slash);
  }

  /** The last name or index in {@code pointer}, unescaped; empty for the root. */
  public static String last(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }
}
