package io.neosc.domain.lock;

import io.neosc.domain.shared.Ids;

/** Names one lock. */
public record LockId(String value) {
  public static final String PREFIX = "lck-";

  public LockId {
    Ids.require(PREFIX, value);
  }
}
