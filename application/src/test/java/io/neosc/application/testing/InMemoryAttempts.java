package io.neosc.application.testing;

import io.neosc.application.guard.port.out.AttemptStore;
import io.neosc.application.shared.Paging;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.guard.AttemptCount;
import io.neosc.domain.guard.AttemptCountId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts of attempts in a map. It can be away, like a real store, and says how often it was asked.
 */
public final class InMemoryAttempts implements AttemptStore {
  private final Map<AttemptCountId, AttemptCount> counts = new HashMap<>();
  private boolean away;
  private int asked;

  public synchronized void goAway(boolean isAway) {
    away = isAway;
  }

  public synchronized int asked() {
    return asked;
  }

  public synchronized List<AttemptCount> all() {
    return List.copyOf(counts.values());
  }

  @Override
  public synchronized List<AttemptCount> find(Collection<AttemptCountId> ids) {
    ask();
    return ids.stream().map(counts::get).filter(Objects::nonNull).toList();
  }

  @Override
  public synchronized boolean put(AttemptCount next) {
    ask();
    var present = counts.get(next.id());
    if ((present == null ? 0 : present.version()) != next.version()) {
      return false;
    }
    counts.put(next.id(), next.atVersion(next.version() + 1));
    return true;
  }

  @Override
  public synchronized void remove(AttemptCountId id) {
    ask();
    counts.remove(id);
  }

  @Override
  public synchronized Page<AttemptCount> inForce(Instant now, PageRequest page) {
    ask();
    return Paging.of(
        counts.values().stream()
            .filter(count -> count.inForce(now))
            .sorted(
                Comparator.comparing(AttemptCount::since)
                    .thenComparing(count -> count.id().value())
                    .reversed())
            .toList(),
        page,
        InMemoryAttempts::place);
  }

  private static Cursor place(AttemptCount count) {
    return new Cursor(count.since(), count.id().value());
  }

  private void ask() {
    asked++;
    if (away) {
      throw new StoreUnavailable(StoreUnavailable.Kind.UNREACHABLE);
    }
  }
}
