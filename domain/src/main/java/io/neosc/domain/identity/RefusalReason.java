package io.neosc.domain.identity;

/** Why an attempt to sign in was refused; for the audit trail only. */
public enum RefusalReason {
  UNKNOWN_ACCOUNT,
  WRONG_PASSWORD,
  ACCOUNT_DISABLED,
  /** The proof was right, and a lock is in force. */
  LOCKED,
  SIGN_IN_ENDED
}
