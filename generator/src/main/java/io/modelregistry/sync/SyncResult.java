package io.modelregistry.sync;

import io.modelregistry.edit.EditPlan;

/**
 * What a sync would do, and why.
 *
 * @param plan the files to write; nothing is written yet
 */
public record SyncResult(EditPlan plan, SyncReport report) {}
