package io.neosc.application.shared.port;

/** Somebody else has the unique value already; nothing of the commit was stored. */
public final class KeyTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final UniqueKey key;

  public KeyTaken(UniqueKey key) {
    super("taken: " + key, null, false, false);
    this.key = key;
  }

  public UniqueKey key() {
    return key;
  }
}
