/**
 * The {@code registry} command.
 *
 * <p>In: arguments, streams, a clock and the folder it was called from. Out: text on the streams
 * and one exit code. Start reading at {@link io.modelregistry.cli.Main}, then {@link
 * io.modelregistry.cli.RegistryCommand}.
 */
@NullMarked
package io.modelregistry.cli;

import org.jspecify.annotations.NullMarked;
