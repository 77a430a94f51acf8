package io.neosc.adapter.mongo.testing;

import io.neosc.application.live.port.in.ChangeCommands;
import io.neosc.application.live.port.in.Snapshot;
import io.neosc.application.shared.port.Change;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A node's memory that keeps all it is told, and hands it on to the product's own if there is one.
 */
public final class Memory implements ChangeCommands {
  private final List<Snapshot> snapshots = new CopyOnWriteArrayList<>();
  private final List<Change> changes = new CopyOnWriteArrayList<>();
  private final AtomicLong heard = new AtomicLong();
  private volatile ChangeCommands next = new Nothing();

  /** Tells {@code other} everything from now on. */
  public void handOnTo(ChangeCommands other) {
    next = other;
  }

  public List<Snapshot> snapshots() {
    return snapshots;
  }

  public List<Change> changes() {
    return changes;
  }

  public long heardTimes() {
    return heard.get();
  }

  @Override
  public void rebuild(Snapshot snapshot) {
    next.rebuild(snapshot);
    snapshots.add(snapshot);
  }

  @Override
  public void apply(Change change) {
    next.apply(change);
    changes.add(change);
  }

  @Override
  public void heard() {
    next.heard();
    heard.incrementAndGet();
  }

  private static final class Nothing implements ChangeCommands {
    @Override
    public void rebuild(Snapshot snapshot) {}

    @Override
    public void apply(Change change) {}

    @Override
    public void heard() {}
  }
}
