/**
 * Whether what is published is what was built: every file, byte by byte.
 *
 * <p>In: the address of a site, or the folder or bucket that holds one. Out: a {@link
 * io.modelregistry.app.verify.Verdict} with all that is wrong. What should be there stands in the
 * manifest of publishing, and in {@code files.txt}, whose hash is in {@code revision.json}. Start
 * reading at {@link io.modelregistry.app.verify.WebSite}, then {@link
 * io.modelregistry.app.verify.StoredSite}.
 */
@NullMarked
package io.modelregistry.app.verify;

import org.jspecify.annotations.NullMarked;
