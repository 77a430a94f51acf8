package io.neosc.application.session.port.in;

import io.neosc.domain.session.Session;

/** What gateways report of sessions (SE-7). */
public interface GatewayCommands {

  /**
   * Takes a report in. What is new of the evidence is stored with its audit entry before this
   * returns. What is not, and bytes and the time of the report, are in memory and reach the store
   * within a second; then this does not block, unless memory does not know the session.
   *
   * @throws io.neosc.domain.session.SessionNotFound if there is no such session
   * @throws io.neosc.domain.session.ReportAhead if it was made at a time that is not there yet
   * @throws io.neosc.domain.session.SessionAlreadyEnded if it is over
   */
  Heard heartbeat(Heartbeat command);

  /**
   * Ends a session and gives it as it is then.
   *
   * @throws io.neosc.domain.session.SessionNotFound if there is no such session
   * @throws io.neosc.domain.session.SessionAlreadyEnded if it is over
   */
  Session.State ended(EndBehindGateway command);
}
