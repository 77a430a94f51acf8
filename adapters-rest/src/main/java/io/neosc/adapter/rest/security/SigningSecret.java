package io.neosc.adapter.rest.security;

import io.neosc.domain.identity.SecretStrength;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret from which this installation's tokens and cursors get their authenticity, the same on
 * every node. Whether it is a good one is asked of the configuration (ID-5); what HS256 cannot work
 * with never comes this far (RFC 7518 section 3.2).
 */
record SigningSecret(String value) {
  SigningSecret {
    if (value.getBytes(StandardCharsets.UTF_8).length < SecretStrength.SHORTEST_KEY) {
      throw new IllegalArgumentException("a signing secret has 256 bits at least");
    }
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
