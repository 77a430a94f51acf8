package io.neosc.application.apikey.port.out;

import io.neosc.domain.apikey.ApiKeyId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** When keys were used last: no fact for the trail, so it does not go through the write door. */
public interface ApiKeyUses {

  /** Notes a use; an older one than is known changes nothing. */
  void used(ApiKeyId id, Instant at);

  /** The last uses of those of the keys that were used. */
  Map<ApiKeyId, Instant> lastUses(Collection<ApiKeyId> ids);
}
