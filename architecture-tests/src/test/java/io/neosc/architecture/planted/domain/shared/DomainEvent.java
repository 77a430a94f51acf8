package io.neosc.architecture.planted.domain.shared;

import java.time.Instant;

/** As in the real house. */
public interface DomainEvent {
  Instant occurredAt();
}
