package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.session.SessionId;

/** Reads everybody's sessions, without the way to connect (SE-6). */
public interface AdminSessionQueries {

  /** Those that fit, newest first by start and id. */
  Page<SessionView> sessions(SessionFilter filter, PageRequest page);

  /**
   * @throws io.neosc.domain.session.SessionNotFound if there is no such session
   */
  SessionView session(SessionId session);
}
