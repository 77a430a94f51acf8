package io.neosc.application.identity.port.out;

import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import java.time.Duration;
import java.util.Optional;

/** Signed access tokens (ID-5). A good token proves only which sign-in it was made for. */
public interface AccessTokens {

  Issued issue(SignIn.State signIn);

  /**
   * The sign-in that {@code token} names, if signature, algorithm, issuer, audience and times are
   * right; whether that sign-in is good now is another question. Never blocks.
   */
  Optional<SignInId> verify(String token);

  /** A new token and how long it is good. */
  record Issued(String token, Duration lifetime) {
    @Override
    public String toString() {
      return "Issued[token hidden]";
    }
  }
}
