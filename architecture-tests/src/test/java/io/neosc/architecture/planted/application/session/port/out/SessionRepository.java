package io.neosc.architecture.planted.application.session.port.out;

/** A sound out-port. */
public interface SessionRepository {
  boolean exists(String id);
}
