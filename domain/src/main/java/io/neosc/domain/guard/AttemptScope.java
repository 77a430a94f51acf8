package io.neosc.domain.guard;

/** What failed attempts are counted by (ID-13). */
public enum AttemptScope {
  /** One account from one address; only these waits grow to the longest. */
  ACCOUNT_AT_ADDRESS,
  /** One address over all accounts: how many different ones it failed with. */
  ADDRESS,
  /**
   * One account over all addresses. It never refuses an address for longer than a moment, or
   * anybody could lock anybody out.
   */
  ACCOUNT
}
