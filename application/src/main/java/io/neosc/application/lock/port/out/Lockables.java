package io.neosc.application.lock.port.out;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.lock.LockTarget;
import java.util.Optional;

/** What there is to be locked. */
public interface Lockables {

  /** The account with this address. */
  Optional<AccountId> accountNamed(EmailAddress email);

  /**
   * Whether there is something that a lock on {@code target} can hit: the account, the workspace, a
   * workspace on the host, the active session. A role and a range of addresses are always there.
   */
  boolean exists(LockTarget target);
}
