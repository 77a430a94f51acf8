package io.neosc.domain.shared;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that changes as a whole: a state, the events that changes raised since it was loaded,
 * and the bounded counts that these changes claim or give back. It is loaded, asked to decide once,
 * handed to the write door and then dropped.
 *
 * @param <S> the state record
 * @param <E> the sealed interface of its events
 */
public abstract class AggregateRoot<S extends AggregateState<S>, E extends DomainEvent> {
  private final List<E> events = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private S state;
  private boolean removed;

  protected AggregateRoot(S state) {
    this.state = state;
  }

  public final S state() {
    return state;
  }

  /** What happened to it since it was loaded, oldest first. */
  public final List<E> events() {
    return List.copyOf(events);
  }

  /** The counts that the changes since loading take or give back. */
  public final List<Claim> claims() {
    return List.copyOf(claims);
  }

  /** Whether the next commit deletes it from the store. */
  public final boolean removed() {
    return removed;
  }

  protected final void change(S next, E event) {
    state = next;
    events.add(event);
  }

  /** A new state, of which an event is raised beside. */
  protected final void change(S next) {
    state = next;
  }

  protected final void raise(E event) {
    events.add(event);
  }

  protected final void claim(Claim claim) {
    claims.add(claim);
  }

  protected final void remove(E event) {
    removed = true;
    events.add(event);
  }
}
