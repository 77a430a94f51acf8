package io.neosc.application.apikey.port.out;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.apikey.ApiKeyId;
import java.util.Optional;

/** Finds API keys. What was committed before the call is seen. */
public interface ApiKeyRepository {

  Optional<ApiKey> find(ApiKeyId id);

  /**
   * Finds by the hash of the key that is presented.
   *
   * @param keyHash lower-case hexadecimal SHA-256
   */
  Optional<ApiKey> findByHash(String keyHash);

  /** All keys, revoked and expired ones too, newest first. */
  Page<ApiKey.State> page(PageRequest page);
}
