package io.neosc.domain.hold;

import io.neosc.domain.shared.Ids;

/** Names one legal hold. */
public record LegalHoldId(String value) {
  public static final String PREFIX = "hld-";

  public LegalHoldId {
    Ids.require(PREFIX, value);
  }
}
