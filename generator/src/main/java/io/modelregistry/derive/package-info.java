/**
 * What follows from the registry; every package below is a pure function of it and knows none of
 * the others.
 *
 * <p>In: {@link io.modelregistry.registry.Registry}. Out: one immutable table or answer a package:
 * {@code price}, {@code capability}, {@code fallback}, {@code deprecation}, {@code lookup}, {@code
 * question}; and one {@link io.modelregistry.derive.Refusal} for questions that are wrong. Start
 * reading at {@code io.modelregistry.derive.price.Costing} and {@code
 * io.modelregistry.derive.question.RouteIndex}.
 */
@NullMarked
package io.modelregistry.derive;

import org.jspecify.annotations.NullMarked;
