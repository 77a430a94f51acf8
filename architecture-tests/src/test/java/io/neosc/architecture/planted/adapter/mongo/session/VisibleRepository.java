package io.neosc.architecture.planted.adapter.mongo.session;

import io.neosc.architecture.planted.application.session.port.out.SessionRepository;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** An implementation that anybody can name and nobody needs to. */
@Breaks(7)
public final class VisibleRepository implements SessionRepository {
  @Override
  public boolean exists(String id) {
    return false;
  }
}
