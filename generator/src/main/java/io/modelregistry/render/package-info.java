/**
 * The site as values. In: the registry and what is derived from it. Out: {@link
 * io.modelregistry.render.Artifact}s; nothing here writes. Start reading at {@link
 * io.modelregistry.render.Site}.
 */
@NullMarked
package io.modelregistry.render;

import org.jspecify.annotations.NullMarked;
