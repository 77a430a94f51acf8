package io.neosc.domain.guard;

import io.neosc.domain.shared.DomainEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens where somebody guesses. */
public sealed interface GuardEvent extends DomainEvent {
  AttemptCountId countId();

  AttemptScope scope();

  /**
   * An attempt was refused without being looked at; the first one of a wait.
   *
   * @param attemptedEmail what was typed
   * @param network where from
   * @param delay what its sender was told to wait
   */
  record Refused(
      AttemptCountId countId,
      AttemptScope scope,
      String attemptedEmail,
      @Nullable String network,
      int failures,
      Duration delay,
      Instant occurredAt)
      implements GuardEvent {}

  /** An admin took a block away. */
  record Cleared(
      AttemptCountId countId,
      AttemptScope scope,
      @Nullable String email,
      @Nullable String network,
      int failures,
      Instant occurredAt)
      implements GuardEvent {}
}
