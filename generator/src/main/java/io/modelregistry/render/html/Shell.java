package io.modelregistry.render.html;

import java.util.Optional;

/**
 * What all pages of a site share: addresses of what every page links to.
 *
 * @param title the registry's
 * @param card whole address of the picture that stands for the site, where the host is known
 * @param repository where people change the data
 */
record Shell(
    String title,
    String home,
    String stylesheet,
    String icon,
    Optional<String> card,
    String apiIndex,
    String apiDocs,
    String ruleDocs,
    String llms,
    Optional<WebAddress> repository) {}
