/**
 * Offers as routes of the registry's models, whoever published the list of them.
 *
 * <p>In: what a reader of one list made of it, as {@link io.modelregistry.sync.offer.Offers} and
 * {@link io.modelregistry.sync.offer.Conventions}, and the registry's snapshot. Out: an {@link
 * io.modelregistry.sync.ImportResult}. {@code Matching} finds each offer its model, {@code
 * Placement} its route, and the {@code *Draft} classes write what is missing or changed. Start
 * reading at {@link io.modelregistry.sync.offer.OfferImport}.
 */
@NullMarked
package io.modelregistry.sync.offer;

import org.jspecify.annotations.NullMarked;
