package io.neosc.application.testing;

import io.neosc.application.session.port.out.SignStore;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SignOfLife;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Signs of life in a map; counts how often it was written to and asked. */
public final class InMemorySigns implements SignStore {
  private final Map<SessionId, SignOfLife> signs = new ConcurrentHashMap<>();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger questions = new AtomicInteger();
  private volatile boolean away;

  public void goAway(boolean isAway) {
    away = isAway;
  }

  /** How many signs were written, each time they were. */
  public int writes() {
    return writes.get();
  }

  public int questions() {
    return questions.get();
  }

  @Override
  public void store(Collection<SignOfLife> fresh) {
    requireThere();
    for (var sign : fresh) {
      writes.incrementAndGet();
      signs.merge(sign.session(), sign, SignOfLife::and);
    }
  }

  @Override
  public Map<SessionId, SignOfLife> find(Collection<SessionId> sessions) {
    requireThere();
    questions.incrementAndGet();
    var found = new HashMap<>(signs);
    found.keySet().retainAll(sessions);
    return found;
  }

  private void requireThere() {
    if (away) {
      throw new StoreUnavailable(StoreUnavailable.Kind.UNREACHABLE);
    }
  }
}
