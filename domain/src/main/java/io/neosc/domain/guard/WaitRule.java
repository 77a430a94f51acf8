package io.neosc.domain.guard;

import java.time.Duration;
import java.time.Instant;

/**
 * How waits between attempts grow (ID-13).
 *
 * @param first the wait after the first failure; each further failure doubles it
 * @param longest no wait is longer; and each such time without a failure takes one failure back
 * @param parallel how many attempts for an account from an address may be underway at once while
 *     none has failed; one afterwards
 * @param freeAccounts with how many different accounts an address may fail before it has to wait
 * @param attackedAfter failures over all addresses after which an account counts as attacked
 * @param attackedDelay what an address that is new to an attacked account has to wait, once
 */
public record WaitRule(
    Duration first,
    Duration longest,
    int parallel,
    int freeAccounts,
    int attackedAfter,
    Duration attackedDelay) {
  /** No {@code longest} is longer. */
  public static final Duration LONGEST_WAIT = Duration.ofDays(1);

  /** No {@code attackedDelay} is longer. */
  public static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  public static final WaitRule DEFAULT =
      new WaitRule(Duration.ofSeconds(1), Duration.ofMinutes(15), 10, 10, 5, Duration.ofSeconds(5));

  /** Doubling beyond this is beyond every longest wait. */
  private static final int MAX_DOUBLINGS = 40;

  public WaitRule {
    if (!first.isPositive()
        || longest.compareTo(first) < 0
        || longest.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(
          "the longest wait is the first one at least, and a day at most");
    }
    if (parallel < 1 || freeAccounts < 0 || attackedAfter < 1) {
      throw new IllegalArgumentException("a rule of waits counts attempts by whole numbers");
    }
    if (attackedDelay.isNegative() || attackedDelay.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException("whoever owns an attacked account waits 30 s at most");
    }
  }

  /** Until when a count of this scope has an effect, if the last of {@code failures} was then. */
  Instant until(AttemptScope scope, int failures, Instant last) {
    return switch (scope) {
      case ACCOUNT_AT_ADDRESS -> last.plus(wait(failures));
      case ADDRESS -> last.plus(wait(failures - freeAccounts));
      case ACCOUNT -> last.plus(longest.multipliedBy(Math.max(0, failures - attackedAfter)));
    };
  }

  private Duration wait(int failures) {
    if (failures <= 0) {
      return Duration.ZERO;
    }
    var doublings = failures - 1;
    if (doublings > MAX_DOUBLINGS || longest.dividedBy(first) >> doublings == 0) {
      return longest;
    }
    return first.multipliedBy(1L << doublings);
  }
}
