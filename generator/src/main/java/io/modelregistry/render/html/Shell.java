package io.modelregistry.render.html;

import java.util.Optional;

/**
 * What all pages of a site share: addresses of what every page links to.
 *
 * @param title the registry's
 * @param repository where people change the data
 */
record Shell(
    String title,
    String home,
    String stylesheet,
    String icon,
    String apiIndex,
    String apiDocs,
    String ruleDocs,
    String llms,
    Optional<WebAddress> repository) {}
