package io.neosc.application.testing;

import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.DomainEvent;
import java.util.ArrayDeque;
import java.util.Deque;

/** A write door before which somebody else is quicker: each commit lets one of them go first. */
public final class Interfering implements Commits {
  private final Commits door;
  private final Deque<Runnable> before = new ArrayDeque<>();
  private final Deque<Runnable> after = new ArrayDeque<>();

  public Interfering(Commits door) {
    this.door = door;
  }

  /** Happens once, when the next commit for which nothing is planned yet arrives. */
  public void beforeCommit(Runnable other) {
    before.add(other);
  }

  /** Happens once, when that commit is stored. */
  public void afterCommit(Runnable other) {
    after.add(other);
  }

  @Override
  public void commit(CommitContext context, AggregateRoot<?, ?>... aggregates) {
    run(before);
    door.commit(context, aggregates);
    run(after);
  }

  @Override
  public void record(CommitContext context, DomainEvent... events) {
    door.record(context, events);
  }

  private static void run(Deque<Runnable> planned) {
    var next = planned.poll();
    if (next != null) {
      next.run();
    }
  }
}
