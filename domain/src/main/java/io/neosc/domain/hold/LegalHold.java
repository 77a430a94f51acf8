package io.neosc.domain.hold;

import io.neosc.domain.audit.ArchivedSegment;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.Claim;
import io.neosc.domain.shared.Text;
import java.time.Instant;

/**
 * Entries of the audit trail that have to stay where they are and as they are, because a court or
 * an authority may ask for them (AU-11): retention ends before the first of them, and nobody is
 * erased from them. It never changes; it is lifted.
 */
public final class LegalHold extends AggregateRoot<LegalHold.State, LegalHoldEvent> {

  /** The most characters of a reason. */
  public static final int MAX_REASON = 500;

  /** So many may be there at once. */
  public static final int MOST = 100;

  private static final String COUNTER = "legal-holds";

  /**
   * A hold at one moment.
   *
   * @param placedBy the admin who placed it
   */
  public record State(
      LegalHoldId id,
      HoldScope scope,
      String reason,
      AccountId placedBy,
      Instant placedAt,
      long version)
      implements AggregateState<State> {
    public State {
      reason = Text.line("a legal hold's reason", reason, MAX_REASON);
    }

    @Override
    public String key() {
      return id.value();
    }

    @Override
    public State atVersion(long newVersion) {
      return new State(id, scope, reason, placedBy, placedAt, newVersion);
    }
  }

  private LegalHold(State state) {
    super(state);
  }

  public static LegalHold from(State state) {
    return new LegalHold(state);
  }

  /** Entries that leave at the same moment stay, or had left before (ADR 016). */
  public static LegalHold place(
      LegalHoldId id, HoldScope scope, String reason, AccountId by, Instant now) {
    var placed = new LegalHold(new State(id, scope, reason, by, now, 0));
    placed.claim(Claim.take(COUNTER, MOST));
    placed.claim(ArchivedSegment.turn(Long.MAX_VALUE));
    placed.raise(new LegalHoldEvent.Placed(id, scope, placed.state().reason(), now));
    return placed;
  }

  public void lift(Instant now) {
    var was = state();
    claim(Claim.giveBack(COUNTER));
    remove(new LegalHoldEvent.Lifted(was.id(), was.scope(), was.reason(), now));
  }
}
