package io.neosc.domain.alert;

import io.neosc.domain.erasure.Mentions;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of a rule for one subject. It waits, fires, is taken by somebody and is over, in
 * this order but not through every stage; a resolved alert stays resolved, and the same condition
 * raises a new one. While it lives no other alert has its fingerprint.
 */
public final class Alert extends AggregateRoot<Alert.State, AlertEvent> {

  /**
   * An alert at one moment.
   *
   * @param count how often the condition was met since it started, from 1
   */
  public record State(
      AlertId id,
      Cause cause,
      Progress progress,
      List<Note> notes,
      int count,
      Instant startedAt,
      Instant updatedAt,
      long version)
      implements AggregateState<State> {
    public State {
      notes = List.copyOf(notes);
      if (count < 1) {
        throw new IllegalArgumentException("an alert's condition was met at least once");
      }
    }

    @Override
    public String key() {
      return id.value();
    }

    @Override
    public State atVersion(long newVersion) {
      return new State(id, cause, progress, notes, count, startedAt, updatedAt, newVersion);
    }

    public AlertStatus status() {
      return progress.status();
    }

    public boolean live() {
      return status() != AlertStatus.RESOLVED;
    }

    private State with(Progress next, Instant now) {
      return new State(id, cause, next, notes, count, startedAt, now, version);
    }

    private State with(Note note) {
      var all = new ArrayList<>(notes);
      all.add(note);
      return new State(id, cause, progress, all, count, startedAt, note.at(), version);
    }

    private State without(Mentions person) {
      return new State(
          id,
          cause.without(person),
          progress,
          notes.stream().map(note -> note.without(person)).toList(),
          count,
          startedAt,
          updatedAt,
          version);
    }

    private State again(Instant now) {
      return new State(id, cause, progress, notes, count + 1, startedAt, now, version);
    }
  }

  private Alert(State state) {
    super(state);
  }

  public static Alert from(State state) {
    return new Alert(state);
  }

  /** A condition that must last before it makes noise. */
  public static Alert pending(AlertId id, Cause cause, Instant now) {
    var alert = new Alert(new State(id, cause, new Progress.Pending(), List.of(), 1, now, now, 0));
    alert.raise(new AlertEvent.Observed(id, cause.ruleId(), cause.message(), now));
    return alert;
  }

  /** A condition that makes noise at once. */
  public static Alert fire(AlertId id, Cause cause, Instant now) {
    var alert = new Alert(new State(id, cause, new Progress.Firing(), List.of(), 1, now, now, 0));
    alert.raise(alert.fired(now));
    return alert;
  }

  /** The condition lasted. */
  public void fire(Instant now) {
    require(state().progress() instanceof Progress.Pending);
    change(state().with(new Progress.Firing(), now), fired(now));
  }

  /** The condition was met once more. */
  public void repeat(Instant now) {
    require(state().live());
    var next = state().again(now);
    change(next, new AlertEvent.Repeated(next.id(), next.cause().ruleId(), next.count(), now));
  }

  /**
   * Somebody takes it.
   *
   * @throws AlertNotOpen unless it is firing: of racing callers one wins
   */
  public void acknowledge(AccountId by, @Nullable String note, Instant now) {
    require(state().progress() instanceof Progress.Firing);
    var next = state().with(new Progress.Acknowledged(new Progress.Acknowledgement(now, by)), now);
    change(noted(next, by, note, now), new AlertEvent.Acknowledged(next.id(), note, now));
  }

  public void note(AccountId by, String text, Instant now) {
    change(
        state().with(new Note(now, by, text)), new AlertEvent.NoteAdded(state().id(), text, now));
  }

  /**
   * Somebody says that it is over.
   *
   * @throws AlertNotOpen if it is over already
   */
  public void resolve(AccountId by, @Nullable String note, Instant now) {
    require(state().live());
    var next = state().with(new Progress.Resolved(now, by, earlier()), now);
    change(noted(next, by, note, now), new AlertEvent.Resolved(next.id(), note, now));
  }

  /**
   * Its condition is gone.
   *
   * @throws AlertNotOpen if it is over already
   */
  public void clear(Instant now) {
    require(state().live());
    change(
        state().with(new Progress.Resolved(now, null, earlier()), now),
        new AlertEvent.Cleared(state().id(), now));
  }

  /** Takes an erased person out of its texts (AU-12); nothing happens if they do not tell of it. */
  public void forgetPerson(Mentions person, Instant now) {
    var next = state().without(person);
    if (!next.equals(state())) {
      change(next, new AlertEvent.PersonForgotten(next.id(), now));
    }
  }

  private Progress.@Nullable Acknowledgement earlier() {
    return state().progress().acknowledgement();
  }

  private AlertEvent fired(Instant now) {
    var cause = state().cause();
    return new AlertEvent.Fired(
        state().id(), cause.ruleId(), cause.severity(), cause.message(), now);
  }

  private static State noted(State state, AccountId by, @Nullable String note, Instant now) {
    return note == null ? state : state.with(new Note(now, by, note));
  }

  private void require(boolean fits) {
    if (!fits) {
      throw new AlertNotOpen(state().id(), state().status());
    }
  }
}
