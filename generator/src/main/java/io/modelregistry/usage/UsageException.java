package io.modelregistry.usage;

import org.jspecify.annotations.Nullable;

/** A log cannot be read; the message says which, why, and what to do. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
