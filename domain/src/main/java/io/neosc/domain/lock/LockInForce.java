package io.neosc.domain.lock;

import io.neosc.domain.shared.DomainException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lock is in force for what was asked; its reason is told. */
public final class LockInForce extends DomainException.Locked {
  private static final long serialVersionUID = 1L;
  private final LockTarget.Kind kind;
  private final String reason;
  private final @Nullable Instant expiresAt;

  public LockInForce(Lock.State lock) {
    super("lock.in-force", "Locked: " + lock.reason());
    this.kind = lock.target().kind();
    this.reason = lock.reason();
    this.expiresAt = lock.expiresAt();
  }

  /** What kind of thing is locked; which one, its caller need not know. */
  public LockTarget.Kind kind() {
    return kind;
  }

  public String reason() {
    return reason;
  }

  /** When it ends; null for not before somebody removes it. */
  public @Nullable Instant expiresAt() {
    return expiresAt;
  }
}
