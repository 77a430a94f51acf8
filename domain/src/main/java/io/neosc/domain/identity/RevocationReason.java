package io.neosc.domain.identity;

/** Why a sign-in ended before its time. */
public enum RevocationReason {
  LOGOUT,
  PASSWORD_CHANGED,
  TOKEN_REUSED,
  /** An admin ended all sign-ins of the account. */
  ADMIN,
  PASSWORD_RESET,
  ROLE_CHANGED,
  ACCOUNT_DISABLED,
  ACCOUNT_DELETED;

  /** Whether it follows from what the account's own holder did, or somebody with its secrets. */
  public boolean byHolder() {
    return this == LOGOUT || this == PASSWORD_CHANGED || this == TOKEN_REUSED;
  }
}
