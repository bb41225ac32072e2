/**
 * Lists and pages from the network.
 *
 * <p>In: a {@link io.modelregistry.sync.FetchRequest}. Out: the body's bytes, or an {@link
 * io.modelregistry.sync.ImportException} that says what is wrong. Whatever the other side does, it
 * ends in bounded time and memory. Start reading at {@link io.modelregistry.app.fetch.HttpFetcher}.
 */
@NullMarked
package io.modelregistry.app.fetch;

import org.jspecify.annotations.NullMarked;
