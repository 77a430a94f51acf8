package io.neosc.application.shared.port;

import java.time.Instant;

/**
 * A place in a list that is ordered by time and id, newest first: the last item that was seen.
 * Adapters sign it before a client gets it.
 */
public record Cursor(Instant at, String id) {

  /** In a list whose items of one time are told apart by a number that is not negative. */
  public static Cursor of(Instant at, long number) {
    return new Cursor(at, "%019d".formatted(number));
  }
}
