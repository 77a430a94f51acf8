package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.neosc.domain.guard.WaitRule;
import java.time.Duration;

/**
 * Waits for who guesses passwords (ID-13), {@code neosc.brute-force.*}.
 *
 * @param firstWait after the first failure for an account from an address; each further failure
 *     doubles it
 * @param longestWait no wait is longer, and each such time without a failure takes one back
 * @param parallel how many sign-ins for an account from an address may be looked at at once while
 *     none has failed
 * @param freeAccounts with how many different accounts an address may fail before it has to wait as
 *     a whole
 * @param attackedAfter failures for an account over all addresses after which it counts as attacked
 * @param attackedDelay what an address that is new to an attacked account waits, once
 */
@ConfigurationProperties("neosc.brute-force")
record BruteForceConfig(
    @Bindable(defaultValue = "1s") Duration firstWait,
    @Bindable(defaultValue = "15m") Duration longestWait,
    @Bindable(defaultValue = "10") int parallel,
    @Bindable(defaultValue = "10") int freeAccounts,
    @Bindable(defaultValue = "5") int attackedAfter,
    @Bindable(defaultValue = "5s") Duration attackedDelay) {

  BruteForceConfig {
    try {
      var _ = rule(firstWait, longestWait, parallel, freeAccounts, attackedAfter, attackedDelay);
    } catch (IllegalArgumentException wrong) {
      throw new StartRefused("neosc.brute-force: " + wrong.getMessage() + ".");
    }
  }

  WaitRule rule() {
    return rule(firstWait, longestWait, parallel, freeAccounts, attackedAfter, attackedDelay);
  }

  private static WaitRule rule(
      Duration firstWait,
      Duration longestWait,
      int parallel,
      int freeAccounts,
      int attackedAfter,
      Duration attackedDelay) {
    return new WaitRule(
        firstWait, longestWait, parallel, freeAccounts, attackedAfter, attackedDelay);
  }
}
