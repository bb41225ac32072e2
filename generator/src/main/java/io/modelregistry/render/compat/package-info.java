/**
 * Drop-in copies: the registry in the formats that tools read already, those of models.dev,
 * LiteLLM, OpenRouter and genai-prices.
 *
 * <p>In: the registry. Out: the artifacts under {@code compat/}. A format that has no place for
 * something leaves it out; where it demands an answer that nobody knows, it reads as no. Prices are
 * those of the registry's day, in US dollars, exact. Start reading at {@link
 * io.modelregistry.render.compat.CompatRenderer}, then {@code ListedPrice}.
 */
@NullMarked
package io.modelregistry.render.compat;

import org.jspecify.annotations.NullMarked;
