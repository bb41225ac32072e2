/**
 * The catalog: the pages that people read.
 *
 * <p>In: the registry, its history, what could stand in for each model, the site's address and the
 * documentation of rules and of the API. Out: HTML pages, style sheets, pictures, browser modules
 * (and the library that draws charts, from its WebJar), {@code sitemap.xml}, {@code robots.txt} and
 * {@code llms.txt}. A page is a record (what it says) and a template under {@code site-templates/}
 * (how it looks); this package alone knows mustache. Every page can be read without its modules:
 * charts are drawn from the tables behind them. Start reading at {@link
 * io.modelregistry.render.html.CatalogRenderer}.
 */
@NullMarked
package io.modelregistry.render.html;

import org.jspecify.annotations.NullMarked;
