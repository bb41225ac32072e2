/**
 * Questions as programs and people ask them.
 *
 * <p>In: a registry, and questions as JSON with names in it: {@code {"question": "cheapest",
 * "require": ["vision"]}}. Out: answers, or a {@link io.modelregistry.derive.Refusal} that says
 * what is wrong with the question. Start reading at {@link
 * io.modelregistry.app.question.QuestionDesk}.
 */
@NullMarked
package io.modelregistry.app.question;

import org.jspecify.annotations.NullMarked;
