package io.modelregistry.publish;

import java.io.IOException;

/** A file is no longer what it was when publishing was planned. */
public final class ChangedException extends IOException {
  private static final long serialVersionUID = 1L;

  ChangedException(String what) {
    super(what + " changed while it was being published");
  }
}
