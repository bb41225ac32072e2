/**
 * What a sync found and did, in words.
 *
 * <p>In: a {@link io.modelregistry.sync.SyncReport}. Out: text for a person, Markdown for a pull
 * request, JSON for a program. What lists say is quoted, so that it is text and nothing else
 * wherever it is shown. Start reading at {@link io.modelregistry.sync.report.SyncMarkdown}.
 */
@NullMarked
package io.modelregistry.sync.report;

import org.jspecify.annotations.NullMarked;
