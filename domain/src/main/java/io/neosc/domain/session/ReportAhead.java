package io.neosc.domain.session;

import io.neosc.domain.shared.DomainException;
import java.time.Duration;

/** A report says that it was made at a time that is not there yet (SE-7). */
public final class ReportAhead extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;
  private final Duration ahead;

  public ReportAhead(Duration ahead) {
    super(
        "session.report-ahead",
        "at is %d s ahead of the clock here; at most %d s are taken"
            .formatted(seconds(ahead), Report.LONGEST_AHEAD.toSeconds()));
    this.ahead = ahead;
  }

  /** By how much, in seconds, rounded up. */
  public long aheadSeconds() {
    return seconds(ahead);
  }

  private static long seconds(Duration ahead) {
    return ahead.plusNanos(999_999_999).toSeconds();
  }
}
