package io.neosc.application.identity;

import io.neosc.domain.identity.BearerSecret;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.shared.Ids;
import java.util.Optional;

/** A refresh token as a client holds it: which sign-in, a dot, the secret. Opaque to clients. */
record RefreshToken(SignInId signIn, BearerSecret secret) {
  private static final int SECRET_LENGTH = 43;

  static Optional<RefreshToken> parse(String text) {
    var dot = text.lastIndexOf('.');
    if (dot < 0
        || text.length() - dot - 1 != SECRET_LENGTH
        || !Ids.valid(SignInId.PREFIX, text.substring(0, dot))) {
      return Optional.empty();
    }
    return Optional.of(
        new RefreshToken(
            new SignInId(text.substring(0, dot)), new BearerSecret(text.substring(dot + 1))));
  }

  String text() {
    return signIn.value() + "." + secret.value();
  }
}
