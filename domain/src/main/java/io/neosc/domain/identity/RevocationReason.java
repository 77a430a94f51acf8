package io.neosc.domain.identity;

/** Why a sign-in ended before its time. */
public enum RevocationReason {
  LOGOUT,
  PASSWORD_CHANGED,
  TOKEN_REUSED,
  ADMIN
}
