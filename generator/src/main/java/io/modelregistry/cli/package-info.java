/**
 * The {@code registry} command: options in, exit code and text out. Start reading at {@link
 * io.modelregistry.cli.Main}.
 */
@NullMarked
package io.modelregistry.cli;

import org.jspecify.annotations.NullMarked;
