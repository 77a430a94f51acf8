package io.neosc.domain.lock;

import io.neosc.domain.erasure.Mentions;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Role;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A door that an admin shuts (SE-12): while it is in force, sessions and sockets that it hits end
 * and new ones are refused. What it shuts never changes: it comes to its end by the clock, without
 * anybody writing anything, or is removed before.
 */
public final class Lock extends AggregateRoot<Lock.State, LockEvent> {

  /** The most characters of a reason. */
  public static final int MAX_REASON = 500;

  /** Where a lock without an end lies among those that have one; every real end is before it. */
  public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * A lock at one moment.
   *
   * @param reason told to everybody whom it refuses
   * @param createdBy the admin who made it
   * @param expiresAt from this instant on it has no effect; null for until it is removed
   */
  public record State(
      LockId id,
      LockTarget target,
      String reason,
      AccountId createdBy,
      Instant createdAt,
      @Nullable Instant expiresAt,
      long version)
      implements AggregateState<State> {
    public State {
      reason = Text.line("a lock's reason", reason, MAX_REASON);
      if (expiresAt != null && !expiresAt.isBefore(NEVER)) {
        throw new IllegalArgumentException("a lock ends before " + NEVER + ", or never");
      }
    }

    @Override
    public String key() {
      return id.value();
    }

    @Override
    public State atVersion(long newVersion) {
      return new State(id, target, reason, createdBy, createdAt, expiresAt, newVersion);
    }

    /** Whether it has an effect at {@code now}. */
    public boolean inForce(Instant now) {
      return expiresAt == null || now.isBefore(expiresAt);
    }

    /** When it ends; {@link #NEVER} if only by its removal. */
    public Instant end() {
      return expiresAt == null ? NEVER : expiresAt;
    }
  }

  private Lock(State state) {
    super(state);
  }

  public static Lock from(State state) {
    return new Lock(state);
  }

  /**
   * A new lock.
   *
   * @param author who makes it, as a lock would see it; somebody with an account
   * @throws LockExpired if its end is not in the future
   * @throws LockHitsAllAdmins if nobody could take it away any more
   * @throws LockHitsAuthor if its author would be shut out
   */
  public static Lock create(
      LockId id,
      LockTarget target,
      String reason,
      LockSubject author,
      @Nullable Instant expiresAt,
      Instant now) {
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw new LockExpired();
    }
    if (target instanceof LockTarget.EveryoneWith(Role role) && role == Role.ADMIN) {
      throw new LockHitsAllAdmins();
    }
    if (target.hits(author)) {
      throw new LockHitsAuthor();
    }
    var by = author.account();
    if (by == null) {
      throw new IllegalArgumentException("a lock has an author");
    }
    var made = new Lock(new State(id, target, reason, by, now, expiresAt, 0));
    made.raise(new LockEvent.Created(id, target, made.state().reason(), expiresAt, now));
    return made;
  }

  /** Takes an erased person out of its reason (AU-12); what it shuts is the same. */
  public void forgetPerson(Mentions person, Instant now) {
    var was = state();
    var reason = person.without(was.reason(), MAX_REASON);
    if (!reason.equals(was.reason())) {
      change(
          new State(
              was.id(),
              was.target(),
              reason,
              was.createdBy(),
              was.createdAt(),
              was.expiresAt(),
              was.version()),
          new LockEvent.PersonForgotten(was.id(), was.target(), reason, was.expiresAt(), now));
    }
  }

  /** Takes it away, whether it is in force or over. */
  public void remove(Instant now) {
    var was = state();
    remove(new LockEvent.Removed(was.id(), was.target(), was.reason(), was.expiresAt(), now));
  }
}
