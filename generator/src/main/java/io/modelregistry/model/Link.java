package io.modelregistry.model;

/** Something worth reading: a label for people and an https address. */
public record Link(String label, String url) {}
