package io.neosc.application.audit.port.out;

import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.LegalHoldId;
import java.util.List;
import java.util.Optional;

/**
 * Finds legal holds, which the archiving must not pass over: hence here. What was committed before
 * the call is seen.
 */
public interface LegalHoldRepository {

  /**
   * All holds, in the order of their ids.
   *
   * @param turn of {@link io.neosc.domain.audit.ArchivedSegment#turn}: whoever lets entries leave
   *     under it is refused if a hold was placed that is not among these
   */
  record Found(long turn, List<LegalHold.State> holds) {
    public Found {
      holds = List.copyOf(holds);
    }
  }

  Optional<LegalHold> find(LegalHoldId id);

  Found all();
}
