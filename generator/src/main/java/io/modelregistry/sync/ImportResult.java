package io.modelregistry.sync;

import io.modelregistry.edit.EditPlan;

/**
 * What an import would do, and why.
 *
 * @param plan the files to write; nothing is written yet
 * @param report counts, and a line for everything a person may want to know
 */
public record ImportResult(EditPlan plan, ImportReport report) {}
