package io.modelregistry.usage;

/**
 * The words by which a log says which route was called; each is empty where it says nothing.
 *
 * @param model what was answered by, or asked for
 * @param otherModel another name of it, such as the one that was asked for
 * @param route a route's id
 */
public record CallNames(
    String platform, String model, String otherModel, String route, String region) {}
