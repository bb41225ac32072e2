/**
 * Which routes somebody means.
 *
 * <p>In: the registry, and a route's id or the name of a model and perhaps a platform. Out: the
 * active routes that fit, or a {@link io.modelregistry.derive.Refusal} that says what is wrong and
 * what was probably meant. Start reading at {@link io.modelregistry.derive.lookup.RouteLookup}.
 */
@NullMarked
package io.modelregistry.derive.lookup;

import org.jspecify.annotations.NullMarked;
