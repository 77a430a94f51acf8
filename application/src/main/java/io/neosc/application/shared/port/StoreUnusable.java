package io.neosc.application.shared.port;

/**
 * The store is there and cannot be used as it is. The message is a sentence for whoever runs the
 * program and says what to do; it names no credentials and needs no stack trace.
 */
public final class StoreUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnusable(String message) {
    super(message, null, false, false);
  }
}
