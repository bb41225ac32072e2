package io.modelregistry.publish;

/**
 * A file of the site and the object that it becomes.
 *
 * @param file whose bytes the object has; an extensionless copy has its original's
 */
public record Publication(StoredObject object, ObjectClass kind, SiteFile file) {}
