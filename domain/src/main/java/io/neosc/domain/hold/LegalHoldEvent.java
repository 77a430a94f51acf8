package io.neosc.domain.hold;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;

/** What happens to legal holds. */
public sealed interface LegalHoldEvent extends DomainEvent {
  LegalHoldId holdId();

  HoldScope scope();

  String reason();

  record Placed(LegalHoldId holdId, HoldScope scope, String reason, Instant occurredAt)
      implements LegalHoldEvent {}

  record Lifted(LegalHoldId holdId, HoldScope scope, String reason, Instant occurredAt)
      implements LegalHoldEvent {}
}
