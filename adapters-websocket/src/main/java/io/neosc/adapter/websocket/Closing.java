package io.neosc.adapter.websocket;

/** Why the server ends a stream, with the code and reason that the client is told. */
enum Closing {
  UNSUPPORTED_DATA(1003, "the stream takes no messages"),
  /** Followed by how long to wait: not all clients may come back in the same moment. */
  RESTARTING(1012, "restarting; retry-after-ms="),
  TRY_AGAIN_LATER(1013, "the server cannot serve this stream now"),
  SIGN_IN_OVER(4001, "the sign-in is over"),
  LOCKED(4001, "a lock is in force"),
  TOO_SLOW(4008, "too much was left unread");

  private static final int RETRY_MILLIS = 1000;
  private static final int RETRY_SPREAD_MILLIS = 4000;

  private final int code;
  private final String reason;

  Closing(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  /**
   * @param who tells clients apart, so that each gets its own hint
   */
  String reason(Object who) {
    return this == RESTARTING
        ? reason + (RETRY_MILLIS + Math.floorMod(who.hashCode(), RETRY_SPREAD_MILLIS))
        : reason;
  }
}
