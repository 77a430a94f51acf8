package io.neosc.domain.alert;

import io.neosc.domain.identity.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an alert is in its life; each stage holds what only it has. */
public sealed interface Progress {

  AlertStatus status();

  /** The acknowledgement it carries, also after it was resolved. */
  default @Nullable Acknowledgement acknowledgement() {
    return switch (this) {
      case Pending _, Firing _ -> null;
      case Acknowledged acknowledged -> acknowledged.by();
      case Resolved resolved -> resolved.earlier();
    };
  }

  /** The condition holds, but not yet for long enough. */
  record Pending() implements Progress {
    @Override
    public AlertStatus status() {
      return AlertStatus.PENDING;
    }
  }

  record Firing() implements Progress {
    @Override
    public AlertStatus status() {
      return AlertStatus.FIRING;
    }
  }

  /** Somebody has it; it makes no more noise. */
  record Acknowledged(Acknowledgement by) implements Progress {
    @Override
    public AlertStatus status() {
      return AlertStatus.ACKNOWLEDGED;
    }
  }

  /**
   * It is over.
   *
   * @param by who resolved it; null when its condition cleared
   */
  record Resolved(Instant at, @Nullable AccountId by, @Nullable Acknowledgement earlier)
      implements Progress {
    @Override
    public AlertStatus status() {
      return AlertStatus.RESOLVED;
    }
  }

  /** Who took an alert, and when. */
  record Acknowledgement(Instant at, AccountId by) {}
}
