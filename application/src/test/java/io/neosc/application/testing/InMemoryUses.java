package io.neosc.application.testing;

import io.neosc.application.apikey.port.out.ApiKeyUses;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.apikey.ApiKeyId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Last uses in a map; counts how often it was written to. */
public final class InMemoryUses implements ApiKeyUses {
  private final Map<ApiKeyId, Instant> uses = new ConcurrentHashMap<>();
  private final AtomicInteger writes = new AtomicInteger();
  private volatile boolean away;

  public void goAway(boolean isAway) {
    away = isAway;
  }

  public int writes() {
    return writes.get();
  }

  @Override
  public void used(ApiKeyId id, Instant at) {
    if (away) {
      throw new StoreUnavailable(StoreUnavailable.Kind.UNREACHABLE);
    }
    writes.incrementAndGet();
    uses.merge(id, at, (a, b) -> b.isAfter(a) ? b : a);
  }

  @Override
  public Map<ApiKeyId, Instant> lastUses(Collection<ApiKeyId> ids) {
    var found = new HashMap<>(uses);
    found.keySet().retainAll(ids);
    return found;
  }
}
