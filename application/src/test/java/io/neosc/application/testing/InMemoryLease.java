package io.neosc.application.testing;

import io.neosc.application.shared.port.Fence;
import io.neosc.application.shared.port.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Leases in an {@link InMemoryStore}, by a clock that is the store's and nobody else's. */
public final class InMemoryLease implements Lease {
  private final InMemoryStore store;
  private final InstantSource clock;

  public InMemoryLease(InMemoryStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A lease as it is stored. */
  record Stored(Fence fence, Instant expiresAt) {}

  @Override
  public Optional<Held> acquire(String name, Duration duration) {
    synchronized (store) {
      store.requireHere();
      var last = store.leases.get(name);
      if (last != null && last.expiresAt().isAfter(clock.instant())) {
        return Optional.empty();
      }
      return Optional.of(
          put(new Fence(name, last == null ? 1 : last.fence().token() + 1), duration));
    }
  }

  @Override
  public Optional<Held> renew(Fence fence, Duration duration) {
    synchronized (store) {
      store.requireHere();
      return store.holds(fence) ? Optional.of(put(fence, duration)) : Optional.empty();
    }
  }

  @Override
  public void release(Fence fence) {
    synchronized (store) {
      store.requireHere();
      if (store.holds(fence)) {
        put(fence, Duration.ZERO);
      }
    }
  }

  private Held put(Fence fence, Duration duration) {
    var now = clock.instant();
    store.leases.put(fence.name(), new Stored(fence, now.plus(duration)));
    return new Held(fence, now);
  }
}
