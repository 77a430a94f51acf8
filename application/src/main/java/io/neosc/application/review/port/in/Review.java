package io.neosc.application.review.port.in;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.review.NewAddresses;
import io.neosc.domain.review.ReviewTally.Sum;
import io.neosc.domain.review.ReviewWeek;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A week of the trail (AU-15).
 *
 * @param at when it was looked at
 * @param since when the first entry was made that is in the trail
 * @param newestPolicyChanges some of them, the newest first
 * @param addresses that were new to their accounts
 * @param newAddressesBefore how many were in the week before; null if the trail does not hold that
 *     week whole
 * @param capacity null if there were too many sessions to add up
 */
public record Review(
    ReviewWeek week,
    Instant at,
    Instant since,
    Compared failedSignIns,
    Compared adminActions,
    Compared policyChanges,
    List<AuditEntry> newestPolicyChanges,
    NewAddresses addresses,
    @Nullable Integer newAddressesBefore,
    @Nullable CapacityTrend capacity) {
  public Review {
    newestPolicyChanges = List.copyOf(newestPolicyChanges);
  }

  /**
   * Entries of the week, and of the week before.
   *
   * @param before null if the trail does not hold that week whole
   */
  public record Compared(Sum sum, @Nullable Sum before) {}

  /** Whether the week is over. */
  public boolean over() {
    return !at.isBefore(week.to());
  }

  /** Whether the trail holds the week from its beginning. */
  public boolean fromItsBeginning() {
    return !since.isAfter(week.from());
  }

  /** How many entries it tells of. */
  public long entries() {
    return failedSignIns.sum().total() + adminActions.sum().total();
  }
}
