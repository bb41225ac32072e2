/**
 * What to call first, and what next.
 *
 * <p>In: {@link io.modelregistry.registry.Registry}. Out: {@link
 * io.modelregistry.derive.fallback.FallbackChains}. Start reading there.
 */
@NullMarked
package io.modelregistry.derive.fallback;

import org.jspecify.annotations.NullMarked;
