package io.neosc.domain.identity;

/** How a caller proves who it is. */
public enum SignInMethod {
  PASSWORD,
  /** By having made the account just now. */
  REGISTRATION,
  REFRESH,
  SSO
}
