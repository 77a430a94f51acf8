package io.neosc.domain.identity;

import io.neosc.domain.shared.Ids;

/** Names one sign-in with its family of tokens; the {@code sid} claim of its tokens. */
public record SignInId(String value) {
  public static final String PREFIX = "sin-";

  public SignInId {
    Ids.require(PREFIX, value);
  }
}
