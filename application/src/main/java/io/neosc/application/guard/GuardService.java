package io.neosc.application.guard;

import io.neosc.application.guard.port.in.ClearBlock;
import io.neosc.application.guard.port.in.GuardCommands;
import io.neosc.application.guard.port.in.GuardQueries;
import io.neosc.application.guard.port.out.AttemptStore;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.guard.AttemptCount;
import io.neosc.domain.guard.AttemptCountId;
import io.neosc.domain.guard.BlockNotFound;
import io.neosc.domain.guard.GuardEvent;
import java.time.InstantSource;
import java.util.List;

/** Shows blocks and takes them away. */
public final class GuardService implements GuardCommands, GuardQueries {
  private final AttemptStore store;
  private final Commits commits;
  private final InstantSource clock;

  public GuardService(AttemptStore store, Commits commits, InstantSource clock) {
    this.store = store;
    this.commits = commits;
    this.clock = clock;
  }

  @Override
  public Page<AttemptCount> blocks(PageRequest page) {
    return store.inForce(clock.instant(), page);
  }

  @Override
  public AttemptCount block(AttemptCountId id) {
    var now = clock.instant();
    return store.find(List.of(id)).stream()
        .filter(count -> count.inForce(now))
        .findFirst()
        .orElseThrow(() -> new BlockNotFound(id));
  }

  /** Written down first: a block that is gone without a trace would be the worse half. */
  @Override
  public void clear(ClearBlock command) {
    var block = block(command.id());
    commits.record(
        command.context(),
        new GuardEvent.Cleared(
            block.id(),
            block.scope(),
            block.email(),
            block.network(),
            block.failures(),
            clock.instant()));
    store.remove(block.id());
  }
}
