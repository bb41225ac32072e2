package io.modelregistry.cli;

import io.modelregistry.model.EntityKind;

/**
 * What a command changes.
 *
 * @param command its name, such as {@code set-price}
 * @param id as the person named it
 */
record ChangeSubject(String command, EntityKind kind, String id) {}
