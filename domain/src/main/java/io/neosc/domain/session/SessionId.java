package io.neosc.domain.session;

import io.neosc.domain.shared.Ids;

/** Names one session. */
public record SessionId(String value) {
  public static final String PREFIX = "ses-";

  public SessionId {
    Ids.require(PREFIX, value);
  }
}
