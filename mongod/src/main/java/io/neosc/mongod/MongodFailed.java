package io.neosc.mongod;

/**
 * A MongoDB server did not start or did not become usable; the message ends with its last lines.
 */
public final class MongodFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MongodFailed(String message) {
    super(message);
  }

  MongodFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
