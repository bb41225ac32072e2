/**
 * Offers from models.dev.
 *
 * <p>In: the list of serving providers and their offers, perhaps the list of lab models and the map
 * from offers to them, and the registry's snapshot. Out: an {@link
 * io.modelregistry.sync.ImportResult}. The steps, one class each: {@link
 * io.modelregistry.sync.modelsdev.OfferList} reads, {@code Matching} finds each offer its model,
 * {@code Placement} its route, and the {@code *Draft} classes write what is missing or changed.
 * Start reading at {@link io.modelregistry.sync.modelsdev.ModelsDevImport}.
 */
@NullMarked
package io.modelregistry.sync.modelsdev;

import org.jspecify.annotations.NullMarked;
