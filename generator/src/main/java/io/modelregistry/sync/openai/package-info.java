/**
 * Offers from any list of models in OpenAI's format.
 *
 * <p>In: the answer of a platform's {@code /v1/models}, and the registry's snapshot. Out: {@link
 * io.modelregistry.sync.offer.Offers}, all of that platform. {@code ListFields} says where lists
 * have what and is data; {@code ModelEntry} reads one entry. Start reading at {@link
 * io.modelregistry.sync.openai.OpenAiList}.
 */
@NullMarked
package io.modelregistry.sync.openai;

import org.jspecify.annotations.NullMarked;
