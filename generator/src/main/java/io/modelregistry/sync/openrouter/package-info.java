/**
 * Offers from OpenRouter.
 *
 * <p>In: the answer of its models API, perhaps answers of its endpoints API, and the registry's
 * snapshot. Out: {@link io.modelregistry.sync.offer.Offers}, all of one serving provider. {@code
 * ModelList} reads the models, {@code RouterPrices} their prices. Start reading at {@link
 * io.modelregistry.sync.openrouter.OpenRouter}.
 */
@NullMarked
package io.modelregistry.sync.openrouter;

import org.jspecify.annotations.NullMarked;
