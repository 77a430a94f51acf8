package io.neosc.domain.erasure;

import io.neosc.domain.audit.ErasedElsewhere;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The erasing of one person (AU-12, ADR 019): asked for once, done in many steps, each of which can
 * be repeated. It knows the person until the end and then only that there was one.
 */
public final class Erasure extends AggregateRoot<Erasure.State, ErasureEvent> {

  /**
   * An erasure at one moment.
   *
   * @param addressHash a keyed hash of the address in lower-case hexadecimal, by which it is
   *     recognised when somebody types it
   * @param person null when it is done
   * @param lookedAt the last place of the chain up to which nothing is left; 0 before the first
   * @param doneAt null as long as something may be left
   */
  public record State(
      AccountId id,
      String addressHash,
      @Nullable Person person,
      long lookedAt,
      Instant requestedAt,
      @Nullable Instant doneAt,
      long version)
      implements AggregateState<State> {
    public State {
      if ((person == null) != (doneAt != null)) {
        throw new IllegalArgumentException("who is erased is known until it is done");
      }
      if (lookedAt < 0 || addressHash.isEmpty()) {
        throw new IllegalArgumentException("an erasure has a hash and a place");
      }
    }

    @Override
    public String key() {
      return id.value();
    }

    @Override
    public State atVersion(long newVersion) {
      return new State(id, addressHash, person, lookedAt, requestedAt, doneAt, newVersion);
    }

    /** Whether nothing is left. */
    public boolean done() {
      return doneAt != null;
    }
  }

  private Erasure(State state) {
    super(state);
  }

  public static Erasure from(State state) {
    return new Erasure(state);
  }

  public static Erasure request(AccountId id, Person person, String addressHash, Instant now) {
    var erasure = new Erasure(new State(id, addressHash, person, 0, now, null, 0));
    erasure.raise(new ErasureEvent.Requested(id, now));
    return erasure;
  }

  /**
   * Notes what was found, before it is removed.
   *
   * @param names that the account has had too
   * @param lookedAt up to where nothing is left
   * @param listed places behind it whose personal parts are removed next, although what the chain
   *     signs of them does not say that they are the person's
   */
  public void advance(Set<String> names, long lookedAt, SortedSet<Long> listed, Instant now) {
    var was = state();
    var person = was.person();
    if (person == null) {
      throw new IllegalStateException("it is done");
    }
    change(
        new State(
            was.id(),
            was.addressHash(),
            person.alsoNamed(names),
            Math.max(was.lookedAt(), lookedAt),
            was.requestedAt(),
            null,
            was.version()),
        new ErasureEvent.Advanced(
            was.id(), listed.isEmpty() ? null : ErasedElsewhere.text(listed), now));
  }

  /** Forgets the person; the last step. */
  public void finish(Instant now) {
    var was = state();
    if (!was.done()) {
      change(
          new State(
              was.id(),
              was.addressHash(),
              null,
              was.lookedAt(),
              was.requestedAt(),
              now.isBefore(was.requestedAt()) ? was.requestedAt() : now,
              was.version()),
          new ErasureEvent.Finished(was.id(), now));
    }
  }
}
