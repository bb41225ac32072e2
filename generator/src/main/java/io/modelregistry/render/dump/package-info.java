/**
 * The whole registry in one piece, for those who load it somewhere: JSON, JSON lines, tables as CSV
 * and in SQLite.
 *
 * <p>In: the registry. Out: the artifacts under {@code api/registry/dumps/}, the same bytes for the
 * same data. This package alone knows SQLite. Start reading at {@link
 * io.modelregistry.render.dump.DumpRenderer}, then {@code Tables}.
 */
@NullMarked
package io.modelregistry.render.dump;

import org.jspecify.annotations.NullMarked;
