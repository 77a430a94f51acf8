package io.neosc.application.session.port.in;

import io.neosc.domain.session.Session;

/** Ends sessions of anybody (SE-6). */
public interface AdminSessionCommands {

  /**
   * Ends one and gives it as it is now.
   *
   * @throws io.neosc.domain.session.SessionNotFound if there is no such session
   * @throws io.neosc.domain.session.SessionAlreadyEnded if it is over
   */
  Session.State terminate(TerminateSession command);

  /**
   * Ends all that are active and fit at this moment, in several commits if they are many; or tells
   * how many that would be. A call that is cut off has ended some; repeating it ends the rest.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if some are not known to have ended
   */
  Termination terminateAll(TerminateSessions command);
}
