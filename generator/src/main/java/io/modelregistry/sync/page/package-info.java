/**
 * Notices of the end of models, from pages for people.
 *
 * <p>In: a provider's page of deprecations, as HTML. Out: {@link
 * io.modelregistry.sync.offer.Offers} with a last day and perhaps a replacement for each model that
 * a table or list of the page names. {@code PageRows} knows HTML and alone jsoup, {@code Notices}
 * says what a row means by {@code words.json}, {@code WrittenDay} reads days. Start reading at
 * {@link io.modelregistry.sync.page.DeprecationPage}.
 */
@NullMarked
package io.modelregistry.sync.page;

import org.jspecify.annotations.NullMarked;
