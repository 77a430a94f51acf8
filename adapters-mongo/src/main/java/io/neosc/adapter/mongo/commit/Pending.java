package io.neosc.adapter.mongo.commit;

import io.neosc.application.shared.port.Fence;
import io.neosc.application.shared.port.StoreUnavailable.Kind;
import io.neosc.domain.shared.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One caller's commit on its way through the writer. While it is queued its caller may withdraw it
 * and knows that nothing was stored; once it is in flight a caller that cannot wait any longer
 * leaves without knowing. Everything that is not about waiting belongs to the writer's thread.
 */
final class Pending {
  private static final String KEY_REUSED = "the operation key was used for other changes before";

  private enum State {
    QUEUED,
    IN_FLIGHT,
    LEFT,
    ANSWERED
  }

  private final List<StoredForm> forms;
  private final List<Claim> claims;
  private final @Nullable Fence fence;
  private final boolean repeatable;
  private final long deadline;
  private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
  private final CompletableFuture<Outcome> answer = new CompletableFuture<>();
  private List<ChainableEntry> entries;
  private boolean suspect;
  private boolean uncertain;
  private volatile @Nullable Throwable trouble;

  /**
   * @param fence the lease that it depends on, if there is one
   * @param repeatable whether an earlier call may have stored the same entries already
   */
  Pending(
      List<StoredForm> forms,
      List<Claim> claims,
      List<ChainableEntry> entries,
      @Nullable Fence fence,
      boolean repeatable,
      Duration patience) {
    this.forms = forms;
    this.claims = claims;
    this.entries = entries;
    this.fence = fence;
    this.repeatable = repeatable;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  List<StoredForm> forms() {
    return forms;
  }

  List<Claim> claims() {
    return claims;
  }

  /** What still has to be chained. */
  List<ChainableEntry> entries() {
    return entries;
  }

  boolean repeatable() {
    return repeatable;
  }

  @Nullable Fence fence() {
    return fence;
  }

  /** Whether it can be stored without a transaction. */
  boolean entriesAlone() {
    return changesNothing() && fence == null;
  }

  boolean changesNothing() {
    return forms.isEmpty() && claims.isEmpty();
  }

  // ---- the caller's side

  /** Waits for the answer until the deadline. */
  Outcome await() {
    try {
      return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return leave(Kind.UNREACHABLE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return leave(Kind.UNREACHABLE);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Gives up.
   *
   * @param whenQueued what the caller learns if it surely was not begun
   */
  Outcome leave(Kind whenQueued) {
    while (true) {
      if (state.compareAndSet(State.QUEUED, State.LEFT)) {
        return new Outcome.Unavailable(whenQueued, trouble);
      }
      if (state.compareAndSet(State.IN_FLIGHT, State.LEFT)) {
        return new Outcome.Unavailable(Kind.UNKNOWN_OUTCOME, trouble);
      }
      if (state.get() == State.ANSWERED) {
        return answer.join();
      }
    }
  }

  // ---- the writer's side

  boolean waiting() {
    var now = state.get();
    return now == State.QUEUED || now == State.IN_FLIGHT;
  }

  /** From now on it may become stored; false if its caller has left. */
  boolean take() {
    return state.compareAndSet(State.QUEUED, State.IN_FLIGHT) || state.get() == State.IN_FLIGHT;
  }

  /** It surely was not stored and waits for the next round. */
  void release() {
    if (!uncertain) {
      state.compareAndSet(State.IN_FLIGHT, State.QUEUED);
    }
  }

  void answer(Outcome outcome) {
    if (state.compareAndSet(State.IN_FLIGHT, State.ANSWERED)
        || state.compareAndSet(State.QUEUED, State.ANSWERED)) {
      answer.complete(outcome);
    }
  }

  /** The writer ends and does nothing more about it. */
  void abandon() {
    var begun = state.get() == State.IN_FLIGHT;
    answer(new Outcome.Unavailable(begun ? Kind.UNKNOWN_OUTCOME : Kind.DRAINING, trouble));
  }

  /** Its entries have to be looked up before it is tried again. */
  void suspect() {
    suspect = true;
  }

  /** It was sent and nobody knows what became of it. */
  void doubt(Throwable cause) {
    trouble = cause;
    suspect = true;
    uncertain = true;
  }

  void trouble(Throwable cause) {
    trouble = cause;
  }

  boolean isSuspect() {
    return suspect;
  }

  /** Whether a refusal may be due to its own earlier storing. */
  boolean mayBeStored() {
    return uncertain || repeatable;
  }

  /**
   * Draws the conclusion from a look-up.
   *
   * @param found ids and commitments of stored entries
   * @return false if it is answered now
   */
  boolean settle(Map<String, String> found) {
    suspect = false;
    if (entries.isEmpty()) {
      return true;
    }
    var missing = entries.stream().filter(entry -> !found.containsKey(entry.id())).toList();
    if (missing.isEmpty()) {
      var own = entries.stream().allMatch(e -> e.commitment().equals(found.get(e.id())));
      answer(new Outcome.Stored(!own));
      return false;
    }
    if (missing.size() < entries.size()) {
      if (!changesNothing()) {
        answer(new Outcome.Refused(new IllegalArgumentException(KEY_REUSED)));
        return false;
      }
      entries = missing;
    }
    return true;
  }
}
