package io.neosc.application.review.port.out;

import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.domain.review.NewAddresses;
import io.neosc.domain.review.ReviewTooLarge;
import io.neosc.domain.review.ReviewWeek;
import io.neosc.domain.review.ReviewedEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The stored chain, as the weekly review looks at it; all as a majority of members has it. */
public interface ReviewTrail {

  /** When the first entry was made that is there; empty without any. */
  Optional<Instant> since();

  /**
   * Hands over what is looked at of each entry that fits, newest first; they never are in memory
   * together.
   *
   * @param filter without words, with something that entries must have
   * @throws ReviewTooLarge if that takes longer than 15 s; some may have been handed over
   */
  void read(AuditFilter filter, Consumer<ReviewedEntry> reader);

  /**
   * The pairs of account or key and address of a week that no entry before the week has.
   *
   * @param latest so many are named at most
   * @throws ReviewTooLarge if the week has more than 50,000 pairs, or it takes longer than 15 s
   */
  NewAddresses newAddresses(ReviewWeek week, int latest);
}
