/**
 * What follows from the registry; every package below is a pure function of it and knows none of
 * the others.
 *
 * <p>In: {@link io.modelregistry.registry.Registry}. Out: one immutable table a package: {@code
 * price}, {@code capability}, {@code fallback}, {@code deprecation}. Start reading at {@code
 * io.modelregistry.derive.price.EffectiveRates}.
 */
@NullMarked
package io.modelregistry.derive;

import org.jspecify.annotations.NullMarked;
