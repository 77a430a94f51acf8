package io.neosc.domain.session;

import io.neosc.domain.apikey.Party;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.shared.Given;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.domain.workspace.WorkspaceType;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Sessions in sentences. */
public final class SessionFixture {
  private SessionFixture() {}

  public static SessionId aSessionId() {
    return new SessionId(Given.anId(SessionId.PREFIX));
  }

  /** Launched at noon by somebody somewhere; not stored. */
  public static Session anActiveSession() {
    return aSessionOf(
        AccountFixture.aNewAccount().state(), WorkspaceFixture.aNewWorkspace().state());
  }

  public static Session aSessionOf(Account.State account, Workspace.State workspace) {
    return aSessionOf(account, workspace, 0, Given.NOON);
  }

  public static Session aSessionOf(
      Account.State account, Workspace.State workspace, int slot, Instant startedAt) {
    return Session.launch(
        aSessionId(),
        SignInFixture.aNewSignInOf(account).state(),
        workspace,
        Circumstances.of(slot, "192.0.2.17"),
        startedAt);
  }

  /** One that its owner left a minute later; not stored. */
  public static Session aDisconnectedSession() {
    var session = anActiveSession();
    session.end(
        EndReason.USER_DISCONNECT,
        Party.of(session.state().accountId()),
        Given.NOON.plusSeconds(60));
    return session;
  }

  /**
   * An ended one that has a value, and not the usual one, in every field; not stored. It gives back
   * a count of its workspace, so another session must have taken one before it can be stored.
   */
  public static Session theFullestSessionIn(Workspace.State workspace) {
    var account = AccountFixture.anAccountId();
    var start = Given.NOON.minusMillis(90_061_001);
    var session =
        Session.from(
            new Session.State(
                aSessionId(),
                account,
                new EmailAddress("zoë@exämple.org"),
                workspace.id(),
                "SAP Néo-Genesys",
                WorkspaceType.RDP,
                2,
                start,
                Given.NOON.minusMillis(7),
                new Lifecycle.Active(),
                new Evidence(
                    new Observation<>(TunnelStatus.ENCRYPTED, "gateway:key-1", start.plusMillis(1)),
                    new Observation<>(true, "sign_in", start.plusMillis(2)),
                    new Observation<>("2001:db8::17", "connection", start.plusMillis(3)),
                    new Observation<>(true, "gateway:key-2", start.plusMillis(4))),
                new Scrutiny(
                    Set.of(Suspicion.NEW_ADDRESS, Suspicion.TWO_NETWORKS), List.of("192.0.2.9")),
                aSessionId(),
                0));
    session.end(EndReason.ADMIN, Party.of(AccountFixture.anAccountId()), Given.NOON);
    return session;
  }
}
