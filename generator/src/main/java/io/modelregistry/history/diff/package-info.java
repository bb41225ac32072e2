/**
 * Two states of the registry side by side, as a reviewer and a program that reads the API see them.
 *
 * <p>In: the files, the registry and the public addresses of both. Out: {@link
 * io.modelregistry.history.diff.RegistryDiff}. Start reading there.
 */
@NullMarked
package io.modelregistry.history.diff;

import org.jspecify.annotations.NullMarked;
