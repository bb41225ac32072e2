/**
 * What validation has to say.
 *
 * <p>In: nothing but values. Out: {@link io.modelregistry.finding.Finding}s, sorted by place. Start
 * reading there.
 */
@NullMarked
package io.modelregistry.finding;

import org.jspecify.annotations.NullMarked;
