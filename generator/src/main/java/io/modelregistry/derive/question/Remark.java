package io.modelregistry.derive.question;

/**
 * One thing that speaks for, or of, what an answer names.
 *
 * @param code what kind of thing, for programs
 * @param message the same for people: a clause without a full stop
 */
public record Remark(String code, String message) {}
