package io.neosc.application.session.port.in;

import java.util.Optional;

/** Tickets with which people enter their sessions through gateways (WS-8). */
public interface LaunchTicketCommands {

  /**
   * A ticket for the caller's session, in place of any earlier one of that session. Empty if
   * tickets are switched off, or if the caller has no such session, or no longer an active one.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if it is not known to be stored
   */
  Optional<IssuedLaunchTicket> issue(IssueLaunchTicket command);

  /**
   * Uses a ticket up and says what it opens. Of many who show the same ticket at once, on however
   * many nodes, at most one gets an answer. The redemption is in the trail before it is answered.
   *
   * @throws io.neosc.domain.session.LaunchTicketRefused if it is unknown, used, replaced or too
   *     old, if its session is over, or if the account was signed out or locked meanwhile
   * @throws io.neosc.application.shared.port.StoreUnavailable if the store cannot answer; the
   *     ticket may be used up then
   */
  RedeemedLaunchTicket redeem(RedeemLaunchTicket command);
}
