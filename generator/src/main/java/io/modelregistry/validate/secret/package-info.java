/**
 * Recognises secrets in authored text, so that they are reported and never repeated.
 *
 * <p>In: any text. Out: where it holds a secret, or the text with its secrets masked. Start reading
 * at {@link io.modelregistry.validate.secret.Secrets}.
 */
@NullMarked
package io.modelregistry.validate.secret;

import org.jspecify.annotations.NullMarked;
