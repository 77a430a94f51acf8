package io.neosc.adapter.rest.security;

import io.neosc.domain.identity.SecretStrength;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret from which this installation's tokens and cursors get their authenticity, the same on
 * every node. Short, guessable and published ones are refused (ID-5).
 */
record SigningSecret(String value) {
  private static final int MIN_LENGTH = 64;
  private static final String SETTING = "neosc.security.jwt-secret (STATUS_JWT_SECRET) ";
  private static final String REMEDY = " Make one with: openssl rand -base64 64 | tr -d '\\n'";

  SigningSecret {
    SecretStrength.weakness(value, MIN_LENGTH)
        .ifPresent(weakness -> {
          throw new IllegalArgumentException(SETTING + weakness + "." + REMEDY);
        });
  }

  /** A key of 256 bits for one use, of which nothing leads back to the secret. */
  byte[] derivedKey(String use) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(use.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  @Override
  public String toString() {
    return "SigningSecret[hidden]";
  }
}
