/**
 * How well routes did, as files of the registry.
 *
 * <p>In: a row for each route and day, and what was observed before. Out: an {@link
 * io.modelregistry.edit.EditPlan}. Start reading at {@link
 * io.modelregistry.usage.performance.ObservationFiles}.
 */
@NullMarked
package io.modelregistry.usage.performance;

import org.jspecify.annotations.NullMarked;
