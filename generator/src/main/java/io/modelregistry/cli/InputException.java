package io.modelregistry.cli;

/** What a command was given to read, or where it was to write, is not there or breaks off. */
final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InputException(String message, Exception cause) {
    super(message, cause);
  }
}
