package io.modelregistry.publish;

import org.jspecify.annotations.Nullable;

/**
 * The environment keeps a site from being written or published; the message says what and what to
 * do, and never holds a secret.
 */
public class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PublishException(String message) {
    super(message);
  }

  public PublishException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
