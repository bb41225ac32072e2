/**
 * Changes that a person asks for, as values: make, change, rename or remove an entity, set a price.
 *
 * <p>In: a {@link io.modelregistry.edit.change.Change} and the files of a snapshot. Out: a {@link
 * io.modelregistry.edit.change.PlannedChange}, the files to write with a message for the commit, or
 * an {@link io.modelregistry.edit.change.EditRefusal} that says why not. Nothing here touches the
 * disk, Git or the clock, so one change can be planned against the working tree and against a
 * revision alike. Start reading at {@link io.modelregistry.edit.change.Change}, then {@link
 * io.modelregistry.edit.change.AuthoredFiles}.
 */
@NullMarked
package io.modelregistry.edit.change;

import org.jspecify.annotations.NullMarked;
