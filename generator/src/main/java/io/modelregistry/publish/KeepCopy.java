package io.modelregistry.publish;

/**
 * Bytes that are put aside before they are overwritten or deleted, so that their release can be
 * brought back.
 *
 * @param mayBeGone whether a publish that broke off may have put them aside and overwritten them
 */
public record KeepCopy(StoredObject object, boolean mayBeGone) {
  String id() {
    return Kept.id(object);
  }

  /** Where they are put. */
  StoredObject destination() {
    return object.at(Kept.key(id()));
  }
}
