package io.neosc.domain.review;

import io.neosc.domain.shared.DomainException;
import java.time.Instant;

/** Nothing of the week is in the trail: it began later, or was archived up to a later day. */
public final class WeekNotKept extends DomainException.NotFound {
  private static final long serialVersionUID = 1L;

  /**
   * @param since when the first entry that is kept was made
   */
  public WeekNotKept(ReviewWeek week, Instant since) {
    super(
        "audit.week-not-kept",
        "Of " + week.text() + " nothing is in the trail; it begins at " + since);
  }
}
