package io.neosc.application.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.IdentitySettings;
import io.neosc.application.identity.port.in.RevokeTokens;
import io.neosc.application.lock.port.in.CreateLock;
import io.neosc.application.lock.port.in.RemoveLock;
import io.neosc.application.session.port.in.EndBehindGateway;
import io.neosc.application.session.port.in.IssueLaunchTicket;
import io.neosc.application.session.port.in.IssuedLaunchTicket;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.in.RedeemLaunchTicket;
import io.neosc.application.session.port.in.RedeemedLaunchTicket;
import io.neosc.application.session.port.in.StopWorkspace;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.People;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Actor;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.session.LaunchTicketRefused;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.IpRange;
import io.neosc.domain.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WS-8: launch tickets")
class LaunchTicketServiceTest {
  private static final CommitContext GATEWAY = People.STRANGER.by(new ApiKeyId("key-1"));
  private static final CommitContext ADMIN =
      People.STRANGER.by(
          new Actor(
              new AccountId("usr-admin"),
              new EmailAddress("admin@example.org"),
              Role.ADMIN,
              new SignInId("sin-admin")));
  private final InMemoryApplication app = new InMemoryApplication(IdentitySettings.DEFAULT, true);
  private final People people = new People(app);
  private final CommitContext me = people.signedIn();
  private final Workspace.State workspace = people.workspace();
  private final Session.State session =
      app.sessions.launch(new LaunchWorkspace(me, workspace.id())).session().session();

  private IssuedLaunchTicket issued() {
    return app.launchTickets.issue(new IssueLaunchTicket(me, session.id())).orElseThrow();
  }

  private RedeemedLaunchTicket redeem(String ticket) {
    return app.launchTickets.redeem(new RedeemLaunchTicket(GATEWAY, ticket));
  }

  private void refused(String ticket) {
    assertThatExceptionOfType(LaunchTicketRefused.class)
        .isThrownBy(() -> redeem(ticket))
        .withMessage(new LaunchTicketRefused().getMessage());
  }

  private AuditEntry lastEntry() {
    return app.store.entries().getLast();
  }

  private void refusedFor(String ticket, String flaw) {
    refused(ticket);
    var entry = lastEntry();
    assertThat(entry.action()).isEqualTo("redeem_launch_ticket");
    assertThat(entry.success()).isFalse();
    assertThat(entry.sessionId()).isEqualTo(session.id().value());
    assertThat(requireNonNull(entry.personal()).details()).isEqualTo("Refused: " + flaw);
  }

  @Test
  @DisplayName("a ticket tells a gateway session, account and workspace, once, with an entry")
  void aTicketIsGoodOnce() {
    var ticket = issued();
    assertThat(ticket.secret()).hasSize(43);
    assertThat(ticket.lifetime()).isEqualTo(Duration.ofSeconds(60));

    var redeemed = redeem(ticket.secret());
    assertThat(redeemed.session().id()).isEqualTo(session.id());
    assertThat(redeemed.session().accountId()).isEqualTo(me.requireActor().accountId());
    assertThat(redeemed.workspace().id()).isEqualTo(workspace.id());
    assertThat(lastEntry().action()).isEqualTo("redeem_launch_ticket");
    assertThat(lastEntry().success()).isTrue();
    assertThat(lastEntry().userId()).isEqualTo("key-1");
    assertThat(lastEntry().resource()).isEqualTo("session:" + session.id().value());

    refusedFor(ticket.secret(), "used");
    var entries = app.store.entries().size();
    refused(ticket.secret());
    assertThat(app.store.entries()).as("told once, not for ever").hasSize(entries);
  }

  @Test
  @DisplayName("a ticket is good for 60 s, to the millisecond")
  void aTicketIsGoodForAMinute() {
    var inTime = issued().secret();
    app.clock.forward(Duration.ofSeconds(60).minusMillis(1));
    assertThat(redeem(inTime).session().id()).isEqualTo(session.id());

    var late = issued().secret();
    app.clock.forward(Duration.ofSeconds(60));
    refusedFor(late, "expired");
  }

  @Test
  @DisplayName("a session has one ticket: a later one takes the place of the one before")
  void aLaterTicketReplacesTheOneBefore() {
    var first = issued().secret();
    var second = issued().secret();
    refused(first);
    assertThat(redeem(second).session().id()).isEqualTo(session.id());
  }

  @Test
  @DisplayName(
      "what never was a ticket is refused alike, without an entry, and nothing of it is told")
  void whatIsNoTicketIsRefused() {
    var entries = app.store.entries().size();
    for (var text : List.of("", "x", "x".repeat(42), "x".repeat(43), "x".repeat(9999))) {
      refused(text);
    }
    assertThat(app.store.entries()).hasSize(entries);
    assertThat(new RedeemLaunchTicket(GATEWAY, "planted").toString()).doesNotContain("planted");
    assertThat(issued().toString()).doesNotContain(issued().secret());
  }

  @Test
  @DisplayName("the ticket of a session that is over is refused, whoever ended it")
  void anEndedSessionsTicketIsRefused() {
    var ticket = issued().secret();
    app.sessions.stop(new StopWorkspace(me, workspace.id()));
    refusedFor(ticket, "session over");

    var again = app.sessions.launch(new LaunchWorkspace(me, workspace.id())).session().session();
    var other = app.launchTickets.issue(new IssueLaunchTicket(me, again.id())).orElseThrow();
    app.gateways.ended(new EndBehindGateway(GATEWAY, again.id(), "gone"));
    refused(other.secret());
    assertThat(app.launchTickets.issue(new IssueLaunchTicket(me, again.id()))).isEmpty();
  }

  @Test
  @DisplayName(
      "SE-12: the ticket of a locked account, role, address, workspace or session is refused")
  void aLockedTicketIsRefused() {
    var elsewhere = new CommitContext(ADMIN.actor(), "198.51.100.9", null, ADMIN.traceId(), null);
    for (var target :
        List.of(
            new LockTarget.User(me.requireActor().accountId()),
            new LockTarget.EveryoneWith(Role.USER),
            new LockTarget.Network(IpRange.parse(session.evidence().ip().value()).orElseThrow()),
            new LockTarget.Place(workspace.id()),
            new LockTarget.OneSession(session.id()))) {
      var ticket = issued().secret();
      var lock =
          app.locks.create(
              new CreateLock(elsewhere, target.kind(), target.value(), "Stolen device", null));
      refusedFor(ticket, "locked");
      app.locks.remove(new RemoveLock(elsewhere, lock.id()));
    }
  }

  @Test
  @DisplayName("the ticket of a sign-in that was ended is refused, though the session goes on")
  void aSignedOutTicketIsRefused() {
    var ticket = issued().secret();
    app.accounts.revokeTokens(new RevokeTokens(ADMIN, me.requireActor().accountId()));
    refusedFor(ticket, "signed out");
  }

  @Test
  @DisplayName("nobody gets a ticket for somebody else's session, nor for none")
  void ticketsAreForOwnSessions() {
    assertThat(app.launchTickets.issue(new IssueLaunchTicket(people.signedIn(), session.id())))
        .isEmpty();
    assertThat(app.launchTickets.issue(new IssueLaunchTicket(me, new SessionId("ses-none"))))
        .isEmpty();
  }

  @Test
  @DisplayName("as long as nobody switched tickets on none is given out")
  void ticketsAreOptIn() {
    var plain = new InMemoryApplication();
    var person = new People(plain).signedIn();
    var launched =
        plain.sessions.launch(new LaunchWorkspace(person, new People(plain).workspace().id()));
    assertThat(
            plain.launchTickets.issue(
                new IssueLaunchTicket(person, launched.session().session().id())))
        .isEmpty();
  }
}
