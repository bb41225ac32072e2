/**
 * The jobs that a person can ask for, one class each: read, validate, build, serve, publish,
 * import.
 *
 * <p>In: a source, options as values, a clock. Out: what was done, as values; nothing here prints
 * or exits. Start reading at {@link io.modelregistry.app.RegistryReader}, then {@link
 * io.modelregistry.app.Build}.
 */
@NullMarked
package io.modelregistry.app;

import org.jspecify.annotations.NullMarked;
