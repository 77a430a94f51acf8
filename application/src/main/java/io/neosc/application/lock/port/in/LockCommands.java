package io.neosc.application.lock.port.in;

import io.neosc.domain.lock.Lock;

/** Locks, to be made and taken away (SE-12). Whoever is locked can do neither. */
public interface LockCommands {

  /**
   * Makes a lock. From the answer on this node refuses what it hits; every node ends what is there
   * within 2 s. Several locks may have the same target.
   *
   * @throws io.neosc.domain.lock.LockTargetUnknown if there is nothing to lock under this value
   * @throws io.neosc.domain.lock.LockExpired if its end is not in the future
   * @throws io.neosc.domain.lock.LockHitsAllAdmins if nobody could take it away any more
   * @throws io.neosc.domain.lock.LockHitsAuthor if its author would be shut out
   * @throws io.neosc.domain.lock.LockInForce if its author is locked, or is by another one's lock
   *     that was made at the same moment
   */
  Lock.State create(CreateLock command);

  /**
   * Takes a lock away, whether it is in force or over. What it ended stays ended.
   *
   * @throws io.neosc.domain.lock.LockNotFound if there is none
   * @throws io.neosc.domain.lock.LockInForce if the caller is locked
   */
  void remove(RemoveLock command);
}
