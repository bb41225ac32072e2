/**
 * Offers from LiteLLM's map of prices.
 *
 * <p>In: the map, and the registry's snapshot. Out: {@link io.modelregistry.sync.offer.Offers}.
 * {@code ListKey} says who serves what a key names, {@code PriceReader} what it costs, {@code
 * RegionalPrices} joins what stands apart for each region; the words they go by are data. Start
 * reading at {@link io.modelregistry.sync.litellm.LiteLlm}.
 */
@NullMarked
package io.modelregistry.sync.litellm;

import org.jspecify.annotations.NullMarked;
