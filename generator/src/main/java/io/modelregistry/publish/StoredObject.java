package io.modelregistry.publish;

/**
 * One object as it lies, or shall lie, at a target.
 *
 * @param key relative to the target's root, with {@code /}
 * @param sha256 of its content before it was encoded, in lower-case hexadecimal
 * @param size of that content in bytes
 * @param tag what the store calls this version (its ETag); empty when that is not known
 */
public record StoredObject(
    String key,
    String sha256,
    long size,
    String contentType,
    String cacheControl,
    Encoding encoding,
    String tag) {
  /** The same object with the tag that the store gave it. */
  StoredObject withTag(String tag) {
    return new StoredObject(key, sha256, size, contentType, cacheControl, encoding, tag);
  }

  /** The same bytes and headers under another key. */
  StoredObject at(String key) {
    return new StoredObject(key, sha256, size, contentType, cacheControl, encoding, "");
  }

  boolean hasContentOf(StoredObject other) {
    return sha256.equals(other.sha256) && size == other.size;
  }

  boolean hasHeadersOf(StoredObject other) {
    return contentType.equals(other.contentType) && cacheControl.equals(other.cacheControl);
  }
}
