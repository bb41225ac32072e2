package io.modelregistry.publish;

/**
 * Bytes of earlier releases that are no longer at the place where these had them.
 *
 * @param lastRelease the last release that needs them
 */
public record Kept(int lastRelease) {
  /** Where content lies that is kept: once, whatever number of keys had it. */
  static String key(String id) {
    return Manifest.FOLDER + "objects/" + id;
  }

  /** What names an object's bytes as they are stored. */
  static String id(StoredObject object) {
    return object.sha256() + object.encoding().suffix();
  }
}
