package io.modelregistry.publish;

/**
 * One object as it lies, or shall lie, at a target.
 *
 * @param key relative to the target's root, with {@code /}
 * @param sha256 of its bytes, in lower-case hexadecimal
 * @param size in bytes
 */
public record StoredObject(
    String key, String sha256, long size, String contentType, String cacheControl) {
  boolean hasBytesOf(StoredObject other) {
    return sha256.equals(other.sha256) && size == other.size;
  }

  boolean hasHeadersOf(StoredObject other) {
    return contentType.equals(other.contentType) && cacheControl.equals(other.cacheControl);
  }
}
