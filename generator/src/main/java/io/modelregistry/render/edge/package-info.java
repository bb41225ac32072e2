/**
 * What a tidy address of the site means. In: a path as a visitor types it. Out: the path of the
 * object that answers; and the same rule as a program for a content delivery network. Start reading
 * at {@link io.modelregistry.render.edge.TidyUrls}.
 */
@NullMarked
package io.modelregistry.render.edge;

import org.jspecify.annotations.NullMarked;
