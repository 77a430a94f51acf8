package io.neosc.domain.audit;

import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.Claim;
import java.time.Instant;

/**
 * Entries that left the database for the archive (AU-11): from the moment at which this is stored,
 * together with the entry that tells of it, the chain begins behind them. It never changes.
 */
public final class ArchivedSegment extends AggregateRoot<ArchivedSegment.State, TrailEvent> {

  /**
   * A segment.
   *
   * @param first its first entry
   * @param boundary its last entry, and where it is
   * @param at when it left
   */
  public record State(long first, Boundary boundary, Instant at, long version)
      implements AggregateState<State> {
    public State {
      if (first < 1 || first > boundary.head().seq()) {
        throw new IllegalArgumentException(
            "Not a segment: " + first + " to " + boundary.head().seq());
      }
    }

    /** Two that begin with the same entry exclude each other. */
    @Override
    public String key() {
      return key(boundary.head().chain(), first);
    }

    /** The key of the segment that begins with an entry; keys of a chain are ordered as these. */
    public static String key(String chain, long first) {
      return "%s/%020d".formatted(chain, first);
    }

    @Override
    public State atVersion(long newVersion) {
      return new State(first, boundary, at, newVersion);
    }
  }

  /** How often something was decided about which entries leave. */
  public static final String TURNS = "audit-archive-turns";

  /**
   * What every such decision claims, so that of two at the same moment one is refused.
   *
   * @param last the turn that was seen before deciding; {@link Long#MAX_VALUE} for who decides
   *     whatever others did
   */
  public static Claim turn(long last) {
    return Claim.take(TURNS, last == Long.MAX_VALUE ? last : last + 1);
  }

  private ArchivedSegment(State state) {
    super(state);
  }

  /**
   * Entries leave.
   *
   * @param before where the chain began until now
   * @param boundary where it begins now, signed
   * @param turn the last one that was seen before legal holds were asked for
   */
  public static ArchivedSegment leaving(
      ChainHead before, Boundary boundary, long turn, Instant now) {
    var first = before.seq() + 1;
    var made = new ArchivedSegment(new State(first, boundary, now, 0));
    made.claim(turn(turn));
    made.raise(new TrailEvent.Archived(first, boundary, now));
    return made;
  }
}
