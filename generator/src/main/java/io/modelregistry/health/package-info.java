/**
 * Whether platforms and routes answer: what to ask, and what is remembered of the answers.
 *
 * <p>In: {@link io.modelregistry.registry.Registry}, and the record of the last check. Out: the
 * next {@link io.modelregistry.health.HealthRecord}, which is published as {@code health.json};
 * {@link io.modelregistry.health.HealthReport} reads it again for those who choose a route. No
 * server keeps state: the window of the last day and month rolls on from check to check. Start
 * reading at {@link io.modelregistry.health.ProbePlan}, then {@link
 * io.modelregistry.health.HealthRecord}.
 */
@NullMarked
package io.modelregistry.health;

import org.jspecify.annotations.NullMarked;
