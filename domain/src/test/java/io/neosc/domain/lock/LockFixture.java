package io.neosc.domain.lock;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Role;
import io.neosc.domain.shared.Given;
import io.neosc.domain.shared.IpAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Locks in sentences. */
public final class LockFixture {
  public static final LockSubject AN_ADMIN =
      LockSubject.person(new AccountId("usr-the-admin"), Role.ADMIN, new IpAddress("198.51.100.7"));

  private LockFixture() {}

  public static LockId aLockId() {
    return new LockId(Given.anId(LockId.PREFIX));
  }

  /** Made at noon by an admin, without an end; not stored. */
  public static Lock aLockOn(LockTarget target) {
    return aLockOn(target, null);
  }

  public static Lock aLockOn(LockTarget target, @Nullable Instant until) {
    return Lock.create(aLockId(), target, "Under investigation", AN_ADMIN, until, Given.NOON);
  }
}
