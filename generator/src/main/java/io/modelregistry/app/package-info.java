/**
 * The jobs that a person can ask for, one class or package each: read and validate, build, serve,
 * publish, verify, answer questions, edit, import, sync, check health, evaluate logs.
 *
 * <p>In: a source, options as values, a clock. Out: what was done, as values; nothing here prints
 * or exits. Start reading at {@link io.modelregistry.app.RegistryReader}, then {@link
 * io.modelregistry.app.Build}.
 */
@NullMarked
package io.modelregistry.app;

import org.jspecify.annotations.NullMarked;
