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
   * @param headSeenAt when the head of the chain was reached for the first time, by the store's
   *     clock; null before
   * @param doneAt null as long as something may be left
   */
  public record State(
      AccountId id,
      String addressHash,
      @Nullable Person person,
      long lookedAt,
      @Nullable Instant headSeenAt,
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
      return new State(
          id, addressHash, person, lookedAt, headSeenAt, requestedAt, doneAt, newVersion);
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
    var erasure = new Erasure(new State(id, addressHash, person, 0, null, now, null, 0));
    erasure.raise(new ErasureEvent.Requested(id, now));
    return erasure;
  }

  /**
   * Notes what was found, before it is removed. Who is found to have had another name too was
   * looked for in vain so far: then all of the chain has to be looked at again.
   *
   * @param names that the account has had too
   * @param lookedAt up to where nothing is left
   * @param listed places behind it whose personal parts are removed next, although what the chain
   *     signs of them does not say that they are the person's
   */
  public void advance(Set<String> names, long lookedAt, SortedSet<Long> listed, Instant now) {
    var was = state();
    var known = person().alsoNamed(names);
    var place = known.equals(was.person()) ? Math.max(was.lookedAt(), lookedAt) : 0;
    change(
        at(known, place, was.headSeenAt()),
        new ErasureEvent.Advanced(
            was.id(), listed.isEmpty() ? null : ErasedElsewhere.text(listed), now));
  }

  /**
   * Notes that nothing is left up to the head of the chain.
   *
   * @param head its place
   * @param at by the store's clock; the first time counts
   */
  public void settle(long head, Instant at, Instant now) {
    var was = state();
    var seen = was.headSeenAt() == null ? at : was.headSeenAt();
    change(
        at(person(), Math.max(was.lookedAt(), head), seen),
        new ErasureEvent.Advanced(was.id(), null, now));
  }

  private Person person() {
    var person = state().person();
    if (person == null) {
      throw new IllegalStateException("it is done");
    }
    return person;
  }

  private State at(Person person, long lookedAt, @Nullable Instant headSeenAt) {
    var was = state();
    return new State(
        was.id(),
        was.addressHash(),
        person,
        lookedAt,
        headSeenAt,
        was.requestedAt(),
        null,
        was.version());
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
              was.headSeenAt(),
              was.requestedAt(),
              now.isBefore(was.requestedAt()) ? was.requestedAt() : now,
              was.version()),
          new ErasureEvent.Finished(was.id(), now));
    }
  }
}
