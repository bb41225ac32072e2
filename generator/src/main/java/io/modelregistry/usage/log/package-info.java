/**
 * The formats of logs, as data.
 *
 * <p>In: {@code log-formats.json}, by {@code schemas/log-formats.schema.json}. Out: for each format
 * where it has what. Start reading at {@link io.modelregistry.usage.log.LogFormats}.
 */
@NullMarked
package io.modelregistry.usage.log;

import org.jspecify.annotations.NullMarked;
