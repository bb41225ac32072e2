/**
 * Offers from models.dev.
 *
 * <p>In: the list of serving providers and their offers, perhaps the list of lab models and the map
 * from offers to them, and the registry's snapshot. Out: an {@link
 * io.modelregistry.sync.ImportResult}. {@code OfferList} reads; the rest is {@link
 * io.modelregistry.sync.offer.OfferImport}. Start reading at {@link
 * io.modelregistry.sync.modelsdev.ModelsDevImport}.
 */
@NullMarked
package io.modelregistry.sync.modelsdev;

import org.jspecify.annotations.NullMarked;
