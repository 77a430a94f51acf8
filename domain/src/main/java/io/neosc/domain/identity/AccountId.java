package io.neosc.domain.identity;

import io.neosc.domain.shared.Ids;

/** Names one account, for ever. */
public record AccountId(String value) {
  public static final String PREFIX = "usr-";

  public AccountId {
    Ids.require(PREFIX, value);
  }
}
