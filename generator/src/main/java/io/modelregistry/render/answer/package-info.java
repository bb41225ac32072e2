/**
 * Answers to questions as JSON, by {@code schemas/answers/}: what commands print for programs.
 *
 * <p>In: an answer of {@link io.modelregistry.derive.question} and the question that it answers.
 * Out: its tree. Start reading at {@link io.modelregistry.render.answer.CheapestJson}; what several
 * answers share is in {@link io.modelregistry.render.answer.OfferJson} and its neighbours.
 */
@NullMarked
package io.modelregistry.render.answer;

import org.jspecify.annotations.NullMarked;
