package io.neosc.application.session.port.out;

import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * When sessions were last heard of (SE-9): by their gateway, by a check of their account's token,
 * or by a call of their account's own.
 */
public interface SignsOfLife {

  /**
   * The last sign of life of each of {@code sessions}, never before the one in its state. A sign
   * that any node took in at least a second ago is in it, unless that node died or could not reach
   * the store since.
   *
   * @param sessions any number; an empty collection asks nobody
   * @throws io.neosc.application.shared.port.StoreUnavailable if the store cannot answer; memory
   *     alone is no answer, since other nodes take signs in too
   */
  Map<SessionId, Instant> lastSeen(Collection<Session.State> sessions);
}
