package io.neosc.domain.lock;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happens to locks. That one comes to its end is no event: nobody does anything then, and its
 * creation has told when.
 */
public sealed interface LockEvent extends DomainEvent {
  LockId lockId();

  LockTarget target();

  String reason();

  @Nullable Instant expiresAt();

  record Created(
      LockId lockId,
      LockTarget target,
      String reason,
      @Nullable Instant expiresAt,
      Instant occurredAt)
      implements LockEvent {}

  /** A person was erased whose address or name was in its reason (AU-12). */
  record PersonForgotten(
      LockId lockId,
      LockTarget target,
      String reason,
      @Nullable Instant expiresAt,
      Instant occurredAt)
      implements LockEvent {}

  record Removed(
      LockId lockId,
      LockTarget target,
      String reason,
      @Nullable Instant expiresAt,
      Instant occurredAt)
      implements LockEvent {}
}
