package io.neosc.domain.lock;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Role;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.IpAddress;
import io.neosc.domain.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Who or what asks to go on: somebody, from somewhere, perhaps in a session. What is null is not
 * known or does not apply, and no lock hits it.
 *
 * @param host the label of the host that the workspace runs on
 */
public record LockSubject(
    @Nullable AccountId account,
    @Nullable Role role,
    @Nullable IpAddress address,
    @Nullable WorkspaceId workspace,
    @Nullable String host,
    @Nullable SessionId session) {

  /** Somebody somewhere, without a session: a sign-in, a socket. */
  public static LockSubject person(
      AccountId account, @Nullable Role role, @Nullable IpAddress address) {
    return new LockSubject(account, role, address, null, null, null);
  }

  /**
   * A machine with a key, which is shut out with the account that made the key; null where that is
   * nobody's.
   */
  public static LockSubject machine(@Nullable AccountId maker, @Nullable IpAddress address) {
    return new LockSubject(maker, null, address, null, null, null);
  }

  /** Somebody who has no account yet. */
  public static LockSubject newcomer(@Nullable IpAddress address) {
    return new LockSubject(null, Role.USER, address, null, null, null);
  }

  /** The same in a workspace. */
  public LockSubject in(WorkspaceId place, @Nullable String placeHost) {
    return new LockSubject(account, role, address, place, placeHost, session);
  }

  /** The same in this very session. */
  public LockSubject using(SessionId used) {
    return new LockSubject(account, role, address, workspace, host, used);
  }
}
