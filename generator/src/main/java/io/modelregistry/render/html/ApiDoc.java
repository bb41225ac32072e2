package io.modelregistry.render.html;

/**
 * One kind of address that the API answers.
 *
 * @param path relative to the site's root, with names in braces: {@code
 *     api/registry/models/{id}.json}
 * @param description what it answers, one sentence
 * @param example a path that exists, relative to the site's root; empty when there is none
 */
public record ApiDoc(String path, String description, String example) {}
