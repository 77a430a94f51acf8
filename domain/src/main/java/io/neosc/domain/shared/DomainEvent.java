package io.neosc.domain.shared;

import java.time.Instant;

/**
 * A fact about an aggregate. It carries ids, facts and the time its caller gave; never an aggregate
 * and never prose. Each aggregate's events form one sealed interface.
 */
public interface DomainEvent {

  /** When it happened, in whole milliseconds. */
  Instant occurredAt();
}
