package io.neosc.domain.identity;

import io.neosc.domain.shared.Ids;

/** Names one sign-in with its family of tokens; the {@code sid} claim of its tokens. */
public record SignInId(String value) {
  public static final String PREFIX = "sin-";

  public SignInId {
    Ids.require(PREFIX, value);
  }

  /**
   * Its SHA-256 in lower-case hexadecimal: names it where the id, which tokens carry, must not be.
   */
  public String fingerprint() {
    return BearerSecret.sha256(value);
  }
}
