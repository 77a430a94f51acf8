package io.neosc.domain.identity;

/** How a caller proves who it is. */
public enum SignInMethod {
  PASSWORD,
  REFRESH,
  SSO
}
