package io.neosc.application.lock;

import io.neosc.application.lock.port.in.CreateLock;
import io.neosc.application.lock.port.in.LockCommands;
import io.neosc.application.lock.port.in.LockQueries;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.lock.port.in.RemoveLock;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.lock.port.out.Lockables;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockInForce;
import io.neosc.domain.lock.LockNotFound;
import io.neosc.domain.lock.LockSubject;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.lock.LockTargetUnknown;
import io.neosc.domain.shared.IpAddress;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, shows and takes away locks. */
public final class LockService implements LockCommands, LockQueries {
  private final LockRepository locks;
  private final Lockables lockables;
  private final LocksInForceQueries inForce;
  private final Commits commits;
  private final IdGenerator ids;
  private final InstantSource clock;

  public LockService(
      LockRepository locks,
      Lockables lockables,
      LocksInForceQueries inForce,
      Commits commits,
      IdGenerator ids,
      InstantSource clock) {
    this.locks = locks;
    this.lockables = lockables;
    this.inForce = inForce;
    this.commits = commits;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Lock.State create(CreateLock command) {
    var author = authorOf(command.context());
    inForce.requireNone(author);
    var target =
        target(command.target(), command.value())
            .filter(lockables::exists)
            .orElseThrow(() -> new LockTargetUnknown(command.target()));
    var made =
        Lock.create(
            new LockId(ids.next(LockId.PREFIX)),
            target,
            command.reason(),
            author,
            command.expiresAt(),
            clock.instant());
    commits.commit(command.context(), made);
    var stored = made.state().atVersion(1);
    giveWay(command.context(), author, stored);
    return stored;
  }

  private Optional<LockTarget> target(LockTarget.Kind kind, String value) {
    return kind == LockTarget.Kind.USER && EmailAddress.valid(value)
        ? lockables.accountNamed(new EmailAddress(value)).map(LockTarget.User::new)
        : LockTarget.parse(kind, value);
  }

  private static LockSubject authorOf(CommitContext context) {
    var actor = context.requireActor();
    return LockSubject.person(actor.accountId(), actor.role(), address(context.ipAddress()));
  }

  private static @Nullable IpAddress address(@Nullable String text) {
    return text == null ? null : IpAddress.parse(text).orElse(null);
  }

  /**
   * Admins that lock each other at the same moment could shut out everybody. So each looks, once
   * its own lock is stored, whether it is locked itself by now, and gives way; whoever comes last
   * sees all the others.
   */
  private void giveWay(CommitContext context, LockSubject author, Lock.State made) {
    var against =
        locks.inForce(clock.instant()).stream()
            .filter(lock -> lock.target().hits(author))
            .findFirst();
    if (against.isPresent()) {
      removeIfThere(context.claimed(), made.id());
      throw new LockInForce(against.get());
    }
  }

  @Override
  public void remove(RemoveLock command) {
    inForce.requireNone(authorOf(command.context()));
    if (!removeIfThere(command.context(), command.id())) {
      throw new LockNotFound(command.id());
    }
  }

  private boolean removeIfThere(CommitContext context, LockId id) {
    return Deciding.again(() -> {
      var found = locks.find(id);
      found.ifPresent(lock -> {
        lock.remove(clock.instant());
        commits.commit(context, lock);
      });
      return found.isPresent();
    });
  }

  @Override
  public Page<Lock.State> locks(LockTarget.@Nullable Kind kind, PageRequest page) {
    return locks.page(kind, page);
  }

  @Override
  public Lock.State lock(LockId id) {
    return locks.find(id).map(Lock::state).orElseThrow(() -> new LockNotFound(id));
  }
}
