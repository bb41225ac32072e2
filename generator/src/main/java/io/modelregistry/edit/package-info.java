/**
 * Edits of the data folder as values, and the one class that carries them out.
 *
 * <p>In: JSON documents that somebody wants in the folder, or paths that shall go. Out: {@link
 * io.modelregistry.edit.EditPlan}, which can be shown, validated and thrown away; {@link
 * io.modelregistry.edit.EditWriter} applies it. Start reading at {@link
 * io.modelregistry.edit.EditPlan}.
 */
@NullMarked
package io.modelregistry.edit;

import org.jspecify.annotations.NullMarked;
