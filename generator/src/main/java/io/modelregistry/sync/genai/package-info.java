/**
 * Prices from genai-prices.
 *
 * <p>In: its list of providers, their models and prices, and the registry's snapshot. Out: an
 * {@link io.modelregistry.sync.ImportResult}. {@code ProviderList} reads the list, {@code
 * PriceReader} the prices of one model, {@code Schedule} says the same with overrides; the rest is
 * {@link io.modelregistry.sync.offer.OfferImport}. Start reading at {@link
 * io.modelregistry.sync.genai.GenaiPricesImport}.
 */
@NullMarked
package io.modelregistry.sync.genai;

import org.jspecify.annotations.NullMarked;
