package io.modelregistry.app;

import org.jspecify.annotations.Nullable;

/** The environment keeps the site from being served; the message says what and what to do. */
public final class ServeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ServeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
