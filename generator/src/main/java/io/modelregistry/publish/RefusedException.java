package io.modelregistry.publish;

/**
 * A plan that is likely to be a mistake, and was not carried out; the message is for the person.
 */
public final class RefusedException extends PublishException {
  private static final long serialVersionUID = 1L;

  public RefusedException(String message) {
    super(message);
  }
}
