/**
 * The API: one file a resource, each in one envelope.
 *
 * <p>In: the registry. Out: the artifacts under {@code api/registry/}. {@link
 * io.modelregistry.render.api.ApiRoute} is the one list of what there is; start reading there, then
 * at {@link io.modelregistry.render.api.ApiRenderer}.
 */
@NullMarked
package io.modelregistry.render.api;

import org.jspecify.annotations.NullMarked;
