package io.modelregistry.source;

import org.jspecify.annotations.Nullable;

/** The environment keeps a source from being read; the message says what and what to do. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SourceException(String message) {
    super(message);
  }

  public SourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
