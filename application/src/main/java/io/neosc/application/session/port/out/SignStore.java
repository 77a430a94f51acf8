package io.neosc.application.session.port.out;

import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SignOfLife;
import java.util.Collection;
import java.util.Map;

/**
 * Keeps signs of life beside the sessions (SE-7): no facts for the trail, so they do not go through
 * the write door and never stand in the way of a session's own changes.
 */
public interface SignStore {

  /**
   * Puts these together with what is kept, each part by itself: what is smaller changes nothing,
   * whoever wrote it. When it returns all are durable.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if some may be missing; storing them
   *     again does no harm
   */
  void store(Collection<SignOfLife> signs);

  /**
   * What is kept of those of {@code sessions} of which anything is.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if the store cannot answer
   */
  Map<SessionId, SignOfLife> find(Collection<SessionId> sessions);
}
