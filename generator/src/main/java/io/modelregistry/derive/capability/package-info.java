/**
 * Which model can do what.
 *
 * <p>In: {@link io.modelregistry.registry.Registry}. Out: {@link
 * io.modelregistry.derive.capability.CapabilityMatrix}, authored and derived capabilities together.
 * Start reading there.
 */
@NullMarked
package io.modelregistry.derive.capability;

import org.jspecify.annotations.NullMarked;
