/**
 * The words of the registry as immutable values: platforms, providers, models, routes, prices,
 * capabilities, tombstones.
 *
 * <p>In: nothing but plain values. Out: checked records that every later package passes on. Start
 * reading at {@link io.modelregistry.model.Entities}, then {@link io.modelregistry.model.Model} and
 * {@link io.modelregistry.model.Pricing}.
 */
@NullMarked
package io.modelregistry.model;

import org.jspecify.annotations.NullMarked;
