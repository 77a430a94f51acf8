package io.neosc.domain.alert;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to an alert. */
public sealed interface AlertEvent extends DomainEvent {
  AlertId alertId();

  /** The condition was seen; it must last before the alert fires. */
  record Observed(AlertId alertId, RuleId ruleId, String message, Instant occurredAt)
      implements AlertEvent {}

  record Fired(
      AlertId alertId, RuleId ruleId, Severity severity, String message, Instant occurredAt)
      implements AlertEvent {}

  /** The condition was met again while the alert lives. */
  record Repeated(AlertId alertId, RuleId ruleId, int count, Instant occurredAt)
      implements AlertEvent {}

  record Acknowledged(AlertId alertId, @Nullable String note, Instant occurredAt)
      implements AlertEvent {}

  record NoteAdded(AlertId alertId, String note, Instant occurredAt) implements AlertEvent {}

  /** Somebody said that it is over. */
  record Resolved(AlertId alertId, @Nullable String note, Instant occurredAt)
      implements AlertEvent {}

  /** A person was erased whose address or name was in its texts (AU-12). */
  record PersonForgotten(AlertId alertId, Instant occurredAt) implements AlertEvent {}

  /** Its condition is gone. */
  record Cleared(AlertId alertId, Instant occurredAt) implements AlertEvent {}
}
