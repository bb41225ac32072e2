package io.modelregistry.render.dump;

/** The environment keeps a dump from being made; the message says what and what to do. */
public final class DumpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DumpException(String message, Throwable cause) {
    super(message, cause);
  }
}
