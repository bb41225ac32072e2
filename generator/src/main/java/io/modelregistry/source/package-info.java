/**
 * Where authored files come from: the working tree or any Git revision.
 *
 * <p>In: a data folder, and perhaps a revision. Out: a {@link io.modelregistry.source.Snapshot},
 * the raw bytes of every authored file with the times that history knows of. This package alone
 * knows Git. Start reading at {@link io.modelregistry.source.Source}.
 */
@NullMarked
package io.modelregistry.source;

import org.jspecify.annotations.NullMarked;
