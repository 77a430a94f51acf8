package io.neosc.application.session.port.out;

import io.neosc.domain.session.LaunchTicket;
import java.time.Instant;

/** Keeps the last launch ticket of each session, by its hash, until it is too old (WS-8). */
public interface LaunchTicketStore {

  /** Keeps it in place of any earlier one of its session, which is unknown from then on. */
  void put(LaunchTicket ticket);

  /**
   * Takes a ticket: of racing callers, on all nodes, at most one gets {@link Taken.Good}, and
   * nobody from its end on, whether it was removed by then or not.
   */
  Taken take(String hash, Instant now);

  /** What came of taking a ticket. */
  sealed interface Taken {

    /** It was good, and is used now. */
    record Good(LaunchTicket ticket) implements Taken {}

    /**
     * It is there and opens nothing. Told once for each ticket; from then on it is {@link Unknown},
     * so that nobody can fill the trail with one.
     *
     * @param used whether it was used before; else it is too old
     */
    record Bad(LaunchTicket ticket, boolean used) implements Taken {}

    /** There is none with this hash. */
    record Unknown() implements Taken {}
  }
}
