/**
 * Which route a call in a log went to.
 *
 * <p>In: the words that the log has for it. Out: the route, or why there is none. Start reading at
 * {@link io.modelregistry.usage.match.RouteMatcher}.
 */
@NullMarked
package io.modelregistry.usage.match;

import org.jspecify.annotations.NullMarked;
