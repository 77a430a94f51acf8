package io.neosc.bootstrap;

/**
 * NeoSC cannot start as it is configured. The message is a sentence for the person who starts it:
 * it names the setting and says what to do. It never holds a secret.
 */
final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartRefused(String message) {
    super(message, null, false, false);
  }
}
