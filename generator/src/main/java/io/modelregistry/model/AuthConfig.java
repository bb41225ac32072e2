package io.modelregistry.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a caller puts its secret; never the secret.
 *
 * @param header the HTTP header, such as {@code Authorization}
 * @param scheme the word before the secret, such as {@code Bearer}
 * @param envVar the NAME of the environment variable that holds the secret
 */
public record AuthConfig(
    @Nullable String header, @Nullable String scheme, @Nullable String envVar) {}
