package io.modelregistry.app.fetch;

import java.io.IOException;

/** A body is larger than it may be; another attempt would end alike. */
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  TooLargeException(int maxBytes) {
    super("it has more than " + maxBytes + " bytes");
  }
}
