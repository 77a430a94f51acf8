package io.neosc.application.identity.port.in;

import io.neosc.domain.identity.SignIn;

/**
 * What a caller has after proving who it is.
 *
 * @param refreshToken to be shown to the caller once and to nobody else
 */
public record SignedIn(SignIn.State signIn, String refreshToken) {
  @Override
  public String toString() {
    return "SignedIn[" + signIn.id() + "]";
  }
}
