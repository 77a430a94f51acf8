package io.neosc.domain.apikey;

import io.neosc.domain.shared.Ids;

/** Names one API key, which is not the key itself. */
public record ApiKeyId(String value) {
  public static final String PREFIX = "key-";

  public ApiKeyId {
    Ids.require(PREFIX, value);
  }
}
