/**
 * The storage tree: the entities themselves, one file each, findable by path from several sides.
 *
 * <p>In: the registry. Out: artifacts at the site's root, without envelope. Start reading at {@link
 * io.modelregistry.render.storage.StorageRenderer}.
 */
@NullMarked
package io.modelregistry.render.storage;

import org.jspecify.annotations.NullMarked;
