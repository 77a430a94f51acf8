package io.neosc.application.session;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.session.port.out.SessionRequirement;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockSubject;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.IpAddress;
import java.util.Optional;

/**
 * A live session is hit by no lock (SE-12): not its account, the role that this has now, the
 * address it was seen at last, its workspace or that one's host, and not itself.
 */
public final class LockRequirement implements SessionRequirement {
  private final LocksInForceQueries locks;
  private final LiveQueries live;

  public LockRequirement(LocksInForceQueries locks, LiveQueries live) {
    this.locks = locks;
    this.live = live;
  }

  @Override
  public Optional<Breach> breachOf(Session.State session) {
    return locks.remembered(subject(session)).map(lock -> new Breach(EndReason.LOCK, note(lock)));
  }

  private LockSubject subject(Session.State session) {
    var host =
        live.workspace(session.workspaceId())
            .map(view -> view.workspace().description().hostId())
            .orElse(null);
    return LockSubject.person(
            session.accountId(),
            live.roleOf(session.accountId()).orElse(null),
            IpAddress.parse(session.evidence().ip().value()).orElse(null))
        .in(session.workspaceId(), host)
        .using(session.id());
  }

  /** What the entry of a session's end says of the lock; all of it, or its id. */
  static String note(Lock.State lock) {
    var text = lock.id().value() + ", " + lock.reason();
    return text.length() <= Session.MAX_NOTE ? text : lock.id().value();
  }
}
