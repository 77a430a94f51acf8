package io.neosc.application.session;

import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Session;
import io.neosc.domain.workspace.WorkspaceId;
import java.util.List;

/**
 * What this node knows without asking the store. It may be behind by what other nodes stored a
 * moment ago, so what is decided on it has to be held by the commit.
 */
public record NodeMemory(LiveQueries live, SignInQueries signIns, LocksInForceQueries locks) {

  /**
   * The account's active sessions in the workspace for a launch: none if memory knows of none,
   * whose unique slot the commit checks; else what the store says.
   */
  List<Session> beforeLaunch(SessionRepository store, AccountId account, WorkspaceId workspace) {
    return live.ready() && remembered(account, workspace).isEmpty()
        ? List.of()
        : store.activeOf(account, workspace);
  }

  /**
   * The same for an end: the one that memory knows of if there cannot be others, whose version the
   * commit compares; else what the store says.
   */
  List<Session> beforeStop(SessionRepository store, AccountId account, WorkspaceId workspace) {
    var remembered = remembered(account, workspace);
    return remembered.size() == 1 && remembered.getFirst().slot() == 0 && oneEach(workspace)
        ? List.of(Session.from(remembered.getFirst()))
        : store.activeOf(account, workspace);
  }

  private List<Session.State> remembered(AccountId account, WorkspaceId workspace) {
    return live.activeSessionsOf(account).stream()
        .filter(session -> session.workspaceId().equals(workspace))
        .toList();
  }

  private boolean oneEach(WorkspaceId workspace) {
    return live.workspace(workspace)
        .filter(found -> found.workspace().description().limits().maxSessionsPerUser() == 1)
        .isPresent();
  }
}
