/**
 * Entities as JSON, the same in the API and in the storage tree.
 *
 * <p>In: the registry and what is derived from it. Out: trees and their text. What is unknown is
 * left out, with four exceptions that are null: {@code created_at}, {@code updated_at}, {@code
 * success_rate} and {@code avg_latency_ms}. Start reading at {@link
 * io.modelregistry.render.json.EntityJson}.
 */
@NullMarked
package io.modelregistry.render.json;

import org.jspecify.annotations.NullMarked;
