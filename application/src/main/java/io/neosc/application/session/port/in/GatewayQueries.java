package io.neosc.application.session.port.in;

import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionStatus;

/** What gateways may know of sessions (SE-7). */
public interface GatewayQueries {

  /**
   * @throws io.neosc.domain.session.SessionNotFound if there is no such session
   */
  SessionStatus statusOf(SessionId session);
}
