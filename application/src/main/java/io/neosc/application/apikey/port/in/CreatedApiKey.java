package io.neosc.application.apikey.port.in;

import io.neosc.domain.apikey.ApiKey;

/**
 * A new key.
 *
 * @param key to be shown to its maker once and to nobody else
 */
public record CreatedApiKey(ApiKey.State state, String key) {
  @Override
  public String toString() {
    return "CreatedApiKey[" + state.id().value() + "]";
  }
}
