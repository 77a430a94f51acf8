package io.neosc.application.session;

import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.lock.LockInForce;
import io.neosc.domain.lock.LockSubject;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.IpAddress;
import io.neosc.domain.workspace.Workspace;
import java.util.List;

/**
 * Keeps locks at a launch (SE-12): looks before it, and once more when the session is stored. What
 * neither look sees, because the lock is made on another node at that very moment, {@link
 * SessionCompliance} sees, which hears of both in one order.
 */
final class LaunchLocks {
  private final LocksInForceQueries locks;
  private final SessionEnds ends;

  LaunchLocks(LocksInForceQueries locks, SessionEnds ends) {
    this.locks = locks;
    this.ends = ends;
  }

  void requireNone(CommitContext context, Workspace.State workspace) {
    locks.requireNone(subject(context, workspace));
  }

  void endIfLockedMeanwhile(CommitContext context, Workspace.State workspace, SessionId launched) {
    locks
        .remembered(subject(context, workspace).using(launched))
        .ifPresent(lock -> {
          ends.end(context, List.of(launched), EndReason.LOCK, LockRequirement.note(lock));
          throw new LockInForce(lock);
        });
  }

  private static LockSubject subject(CommitContext context, Workspace.State workspace) {
    var actor = context.requireActor();
    var address = context.ipAddress();
    return LockSubject.person(
            actor.accountId(),
            actor.role(),
            address == null ? null : IpAddress.parse(address).orElse(null))
        .in(workspace.id(), workspace.description().hostId());
  }
}
