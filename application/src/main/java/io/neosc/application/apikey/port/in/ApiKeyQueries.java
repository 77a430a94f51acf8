package io.neosc.application.apikey.port.in;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.apikey.ApiKeyId;

/** API keys, to be looked at (ID-15). */
public interface ApiKeyQueries {

  /** All keys, revoked and expired ones too, newest first. */
  Page<ApiKeyView> apiKeys(PageRequest page);

  /**
   * @throws io.neosc.domain.apikey.ApiKeyNotFound if there is none
   */
  ApiKeyView apiKey(ApiKeyId id);
}
