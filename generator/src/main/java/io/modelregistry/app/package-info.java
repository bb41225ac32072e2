/**
 * The jobs behind the commands, one class each.
 *
 * <p>In: options as values, streams, a clock. Out: values and what was done outside. Options are
 * parsed and results printed in {@code cli}.
 */
@NullMarked
package io.modelregistry.app;

import org.jspecify.annotations.NullMarked;
