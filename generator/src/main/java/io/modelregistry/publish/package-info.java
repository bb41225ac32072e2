/**
 * The site leaves memory: into a folder, or to where it is served from.
 *
 * <p>In: a {@link io.modelregistry.render.Site}, or the folder of one that was built. Out: that
 * folder ({@link io.modelregistry.publish.SiteDirectory}), or objects at a {@link
 * io.modelregistry.publish.Target}: first a {@link io.modelregistry.publish.PublishPlan}, made
 * without I/O, then its execution. Start reading at {@link io.modelregistry.publish.Publisher}.
 */
@NullMarked
package io.modelregistry.publish;

import org.jspecify.annotations.NullMarked;
