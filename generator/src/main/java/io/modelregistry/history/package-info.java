/**
 * What changed, and when: between two states of the registry, and over all commits.
 *
 * <p>In: a {@link io.modelregistry.source.Past}, or two states. Out: {@link
 * io.modelregistry.history.Change}s, which say what an entity was and is, and {@link
 * io.modelregistry.history.History}, which says who changed it when. Files are read by the names of
 * their properties and not by today's schema, so that earlier ones can be read too. Start reading
 * at {@link io.modelregistry.history.History}, then {@code Comparison}.
 */
@NullMarked
package io.modelregistry.history;

import org.jspecify.annotations.NullMarked;
