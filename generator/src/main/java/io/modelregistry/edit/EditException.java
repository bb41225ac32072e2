package io.modelregistry.edit;

import org.jspecify.annotations.Nullable;

/** The environment keeps an edit from being carried out; the message says what and what to do. */
public final class EditException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EditException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
