package io.neosc.mongod;

/**
 * No way to run a MongoDB server was found; the message says what was tried and what to install.
 */
public final class MongodNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MongodNotFound(String message) {
    super(message);
  }
}
