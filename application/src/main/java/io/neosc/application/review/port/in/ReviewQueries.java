package io.neosc.application.review.port.in;

import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.review.ReviewWeek;

/**
 * The weekly review of the trail (AU-15), from what is stored at this moment. It is heavy work: a
 * node does one such at a time, and who finds several waiting is sent away.
 */
public interface ReviewQueries {

  /**
   * What happened in a week that has begun, beside the week before. That it was read is in the
   * trail (AU-13).
   *
   * @throws io.neosc.domain.review.WeekNotKept if the trail begins after the week
   * @throws io.neosc.domain.review.ReviewTooLarge if it cannot be added up in time
   * @throws io.neosc.application.shared.port.StoreUnavailable if the store or this node has too
   *     much to do, or the store is away
   */
  Review review(CommitContext context, ReviewWeek week);
}
