package io.neosc.application.session;

import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.lock.port.out.Lockables;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.lock.LockTarget;
import java.util.Optional;

/** What stands around a session and can be locked. */
public final class LockableThings implements Lockables {
  private final AccountRepository accounts;
  private final WorkspaceRepository workspaces;
  private final SessionRepository sessions;
  private final LiveQueries live;

  public LockableThings(
      AccountRepository accounts,
      WorkspaceRepository workspaces,
      SessionRepository sessions,
      LiveQueries live) {
    this.accounts = accounts;
    this.workspaces = workspaces;
    this.sessions = sessions;
    this.live = live;
  }

  @Override
  public Optional<AccountId> accountNamed(EmailAddress email) {
    return accounts.findByEmail(email).map(account -> account.state().id());
  }

  @Override
  public boolean exists(LockTarget target) {
    return switch (target) {
      case LockTarget.User(var account) -> accounts.find(account).isPresent();
      case LockTarget.Place(var workspace) -> workspaces.find(workspace).isPresent();
      case LockTarget.Host(var label) ->
          live.workspaces().stream()
              .anyMatch(view -> label.equals(view.workspace().description().hostId()));
      case LockTarget.OneSession(var session) ->
          sessions.find(session).filter(found -> found.state().active()).isPresent();
      case LockTarget.EveryoneWith _, LockTarget.Network _ -> true;
    };
  }
}
