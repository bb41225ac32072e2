/**
 * Changes carried out: in the files, in a commit on the branch that is checked out, or in one on
 * another branch.
 *
 * <p>In: an {@link io.modelregistry.app.edit.EditRequest}, a change with where it goes. Out: an
 * {@link io.modelregistry.app.edit.EditOutcome}, what was done and what stood in the way. Start
 * reading at {@link io.modelregistry.app.edit.EditDesk}.
 */
@NullMarked
package io.modelregistry.app.edit;

import org.jspecify.annotations.NullMarked;
