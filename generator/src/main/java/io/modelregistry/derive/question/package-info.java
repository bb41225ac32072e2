/**
 * What can do this, what is cheapest, where can it be called, what instead: one class a question.
 *
 * <p>In: the registry, what each route serves, its {@link io.modelregistry.derive.Tariffs}, and a
 * question with every name in it known. Out: an answer that says why the first is first and why
 * each one that is missing is missing. Start reading at {@link
 * io.modelregistry.derive.question.RouteIndex}, which is built once and asked often, then {@link
 * io.modelregistry.derive.question.Cheapest}.
 */
@NullMarked
package io.modelregistry.derive.question;

import org.jspecify.annotations.NullMarked;
