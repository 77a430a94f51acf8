package io.neosc.architecture.planted.application.session.port.in;

/** A sound in-port. */
public interface SessionQueries {
  long count();
}
