/**
 * The registry with every reference resolved and every fact effective.
 *
 * <p>In: {@link io.modelregistry.model.Entities} that validation has passed, and the instant whose
 * dates are current. Out: {@link io.modelregistry.registry.Registry}, from which everything else is
 * derived. Start reading there.
 */
@NullMarked
package io.modelregistry.registry;

import org.jspecify.annotations.NullMarked;
