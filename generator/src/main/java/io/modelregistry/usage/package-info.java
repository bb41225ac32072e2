/**
 * What logs of real traffic say: how well routes did, and what was spent.
 *
 * <p>In: log files of several formats and {@link io.modelregistry.registry.Registry}. Out:
 * observations as edits of files, and reports of spending as values. {@code log} knows the formats,
 * {@code duckdb} reads millions of lines, {@code match} finds each line its route, {@code
 * performance} and {@code spend} make something of it. Start reading at {@link
 * io.modelregistry.usage.Traffic}.
 */
@NullMarked
package io.modelregistry.usage;

import org.jspecify.annotations.NullMarked;
