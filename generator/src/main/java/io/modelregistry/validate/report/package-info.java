/**
 * Findings as text for people, JSON for programs, annotations for pull requests and SARIF for code
 * scanners.
 *
 * <p>In: sorted findings and the texts of the files they are about. Out: one string, the same on
 * every machine. Authored text is untrusted here: control characters are made visible and secrets
 * are masked. Start reading at {@link io.modelregistry.validate.report.FindingReport}.
 */
@NullMarked
package io.modelregistry.validate.report;

import org.jspecify.annotations.NullMarked;
