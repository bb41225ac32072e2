package io.modelregistry.edit.change;

import io.modelregistry.model.EntityKind;
import java.util.Optional;

/** Whether an id may be given to something new. */
final class NewId {
  private NewId() {}

  /**
   * Ids are never reused.
   *
   * @throws EditRefusal when it is taken, or was removed and is not meant to come back
   */
  static void check(AuthoredFiles files, EntityKind kind, String id, boolean revive) {
    if (files.exists(kind, id)) {
      throw new EditRefusal(
          EditRefusal.Code.ID_TAKEN,
          "there is a "
              + EntityFile.named(kind, id)
              + " already, in "
              + files.require(kind, id).path());
    }
    Optional<Tombstones.Entry> grave = files.tombstones().find(kind, id);
    if (grave.isPresent() && !revive) {
      throw new EditRefusal(
          EditRefusal.Code.ID_REMOVED,
          EntityFile.named(kind, id)
              + " was removed"
              + grave.get().removed().map(day -> " on " + day).orElse("")
              + grave.get().replacedBy().map(other -> " (replaced by '" + other + "')").orElse("")
              + ", and ids are never reused: choose another, or add --revive if it is the very"
              + " same thing coming back");
    }
  }
}
