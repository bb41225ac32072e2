/**
 * Asks addresses over the network whether somebody answers there.
 *
 * <p>In: probes. Out: their outcomes. Addresses come from pull requests, so that nothing is asked
 * but public hosts over https. Start reading at {@link io.modelregistry.health.http.Sweep}.
 */
@NullMarked
package io.modelregistry.health.http;

import org.jspecify.annotations.NullMarked;
