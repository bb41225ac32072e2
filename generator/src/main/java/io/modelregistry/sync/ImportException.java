package io.modelregistry.sync;

/** The list as a whole cannot be used; the message says why and what to do. */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ImportException(String message) {
    super(message);
  }
}
