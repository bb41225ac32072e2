/**
 * Whether a snapshot makes a registry, and if not, why: every finding at once.
 *
 * <p>In: a {@link io.modelregistry.source.Snapshot}. Out: findings, and {@link
 * io.modelregistry.model.Entities} when none of them is an error. Each file is placed, parsed,
 * checked against its schema and read; then the {@link io.modelregistry.validate.CrossFileRule}s
 * look at all of them together. This package alone knows the schema validator. Start reading at
 * {@link io.modelregistry.validate.Validator}.
 */
@NullMarked
package io.modelregistry.validate;

import org.jspecify.annotations.NullMarked;
