package io.modelregistry.app.edit;

import io.modelregistry.edit.change.Change;
import java.util.Optional;

/**
 * What somebody wants done.
 *
 * @param message for the commit; empty for one that says what the change does
 * @param push whether the commit is sent on
 * @param remote where to; empty for the remote that Git would choose
 * @param dryRun whether only to tell what would be done
 */
public record EditRequest(
    Change change,
    EditTarget target,
    Optional<String> message,
    boolean push,
    Optional<String> remote,
    boolean dryRun) {
  /** The same, only told. */
  public EditRequest rehearsal() {
    return new EditRequest(change, target, message, push, remote, true);
  }
}
