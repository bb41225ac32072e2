/**
 * The catalog: the pages that people read.
 *
 * <p>In: the registry, the site's address and the documentation of rules and of the API. Out: HTML
 * pages, the style sheet, pictures, {@code sitemap.xml}, {@code robots.txt} and {@code llms.txt}. A
 * page is a record (what it says) and a template under {@code site-templates/} (how it looks); this
 * package alone knows mustache. Start reading at {@link
 * io.modelregistry.render.html.CatalogRenderer}.
 */
@NullMarked
package io.modelregistry.render.html;

import org.jspecify.annotations.NullMarked;
