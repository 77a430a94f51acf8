package io.neosc.architecture.planted.domain.session;

import io.neosc.architecture.planted.domain.shared.AggregateRoot;
import io.neosc.architecture.planted.domain.shared.AggregateState;

/** A sound aggregate. */
public final class Session extends AggregateRoot<Session.State> {
  /** Its state. */
  public record State(String id, long version) implements AggregateState {}

  private Session(State state) {
    super(state);
  }

  public static Session from(State state) {
    return new Session(state);
  }
}
