package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.session.EffectiveLimits;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import org.jspecify.annotations.Nullable;

/** Reads everybody's sessions (SE-6). */
public interface AdminSessionQueries {

  /** Those that fit, newest first by start and id. */
  Page<Session.State> sessions(SessionFilter filter, PageRequest page);

  /**
   * @throws io.neosc.domain.session.SessionNotFound if there is no such session
   */
  Session.State session(SessionId session);

  /** For how long it may go on, each limit with who says so (SE-9); null once it is over. */
  @Nullable EffectiveLimits limitsOf(Session.State session);
}
