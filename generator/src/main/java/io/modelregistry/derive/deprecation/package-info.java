/**
 * What is going away, when, and what to use instead.
 *
 * <p>In: {@link io.modelregistry.registry.Registry}. Out: {@link
 * io.modelregistry.derive.deprecation.Deprecations}. Start reading there.
 */
@NullMarked
package io.modelregistry.derive.deprecation;

import org.jspecify.annotations.NullMarked;
