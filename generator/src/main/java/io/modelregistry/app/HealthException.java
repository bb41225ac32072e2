package io.modelregistry.app;

/** A check of health cannot be made from here; the message says why. */
public final class HealthException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HealthException(String message) {
    super(message);
  }
}
