package io.modelregistry.history;

/**
 * A version of a file that could not be read, so that history goes on from the one before it.
 *
 * @param revision the commit that wrote it
 * @param path relative to the data folder
 */
public record Skipped(Revision revision, String path) {}
