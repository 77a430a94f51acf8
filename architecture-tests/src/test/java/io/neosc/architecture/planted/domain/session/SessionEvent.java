package io.neosc.architecture.planted.domain.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import io.neosc.architecture.planted.domain.shared.DomainEvent;
import java.time.Instant;

/** A sound event beside one that is a class. */
public sealed interface SessionEvent extends DomainEvent {
  /** Sound. */
  record Ended(String sessionId, Instant occurredAt) implements SessionEvent {}

  /** Mutable in spirit: not a record. */
  @Breaks(11)
  final class Launched implements SessionEvent {
    @Override
    public Instant occurredAt() {
      return Instant.EPOCH;
    }
  }
}
