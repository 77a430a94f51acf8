package io.neosc.domain.guard;

import io.neosc.domain.shared.Ids;

/** Names one count, and the block that it may be; it follows from what is counted. */
public record AttemptCountId(String value) {
  public static final String PREFIX = "blk-";

  public AttemptCountId {
    Ids.require(PREFIX, value);
  }
}
