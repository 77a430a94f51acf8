package io.neosc.domain.policy;

import io.neosc.domain.shared.Ids;

/** Names one policy. */
public record PolicyId(String value) {
  public static final String PREFIX = "pol-";

  public PolicyId {
    Ids.require(PREFIX, value);
  }
}
