package io.neosc.domain.session;

import static io.neosc.domain.session.SessionFixture.aDisconnectedSession;
import static io.neosc.domain.session.SessionFixture.aSessionId;
import static io.neosc.domain.session.SessionFixture.aSessionOf;
import static io.neosc.domain.session.SessionFixture.anActiveSession;
import static io.neosc.domain.shared.Given.NOON;
import static io.neosc.domain.workspace.WorkspaceFixture.aWorkspaceFor;
import static io.neosc.domain.workspace.WorkspaceFixture.aWorkspaceThatIs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.apikey.Party;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.shared.Claim;
import io.neosc.domain.workspace.Condition;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.domain.workspace.WorkspaceNotAvailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
  @Test
  @DisplayName("SE-1 a launched session names its account and workspace as they are now")
  void aLaunchedSessionNamesItsAccountAndWorkspace() {
    var signIn = SignInFixture.aNewSignIn().state();
    var workspace = WorkspaceFixture.theFullestWorkspace().state();
    var id = aSessionId();

    var state =
        Session.launch(id, signIn, workspace, Circumstances.of(2, "2001:db8::17"), NOON).state();

    assertThat(state.id()).isEqualTo(id);
    assertThat(state.key()).isEqualTo(id.value());
    assertThat(state.accountId()).isEqualTo(signIn.accountId());
    assertThat(state.email()).isEqualTo(signIn.email());
    assertThat(state.workspaceId()).isEqualTo(workspace.id());
    assertThat(state.workspaceName()).isEqualTo("SAP Néo-Genesys");
    assertThat(state.workspaceType()).isEqualTo(workspace.description().type());
    assertThat(state.slot()).isEqualTo(2);
    assertThat(state.startedAt()).isEqualTo(NOON);
    assertThat(state.lastSeenAt()).isEqualTo(NOON);
    assertThat(state.status()).isEqualTo(SessionStatus.ACTIVE);
    assertThat(state.active()).isTrue();
    assertThat(state.resumedFrom()).isNull();
    assertThat(state.version()).isZero();
  }

  @Test
  @DisplayName("SE-3 at launch the tunnel is unknown and the address that of the connection")
  void evidenceAtLaunchIsNotInvented() {
    var evidence = anActiveSession().state().evidence();

    assertThat(evidence.tunnel()).isEqualTo(new Observation<>(TunnelStatus.UNKNOWN, "none", NOON));
    assertThat(evidence.ip()).isEqualTo(new Observation<>("192.0.2.17", "connection", NOON));
    assertThat(evidence.mfa()).isEqualTo(new Observation<>(false, "sign_in", NOON));
  }

  @ParameterizedTest
  @ValueSource(strings = {"otp", "hwk", "mfa"})
  @DisplayName("SE-3 a second factor counts only if the sign-in had one")
  void aSecondFactorIsTakenFromTheSignIn(String factor) {
    assertThat(launchedBy(List.of("pwd", factor)).evidence().mfa().value()).isTrue();
    assertThat(launchedBy(List.of("pwd")).evidence().mfa().value()).isFalse();
    assertThat(launchedBy(List.of()).evidence().mfa().value()).isFalse();
  }

  private static Session.State launchedBy(List<String> amr) {
    var signIn = SignInFixture.aSignInBy(AccountFixture.aNewAccount().state(), amr, NOON).state();
    var workspace = WorkspaceFixture.aNewWorkspace().state();
    return Session.launch(aSessionId(), signIn, workspace, Circumstances.of(0, "::1"), NOON)
        .state();
  }

  @Test
  @DisplayName(
      "SE-8 SE-10 SE-13 a launch leaves its events and takes a count of workspace, account and installation")
  void aLaunchRaisesItsEventsAndClaimsItsCounts() {
    var workspace = aWorkspaceFor(25, 1).state();
    var session = aSessionOf(AccountFixture.aNewAccount().state(), workspace);
    var state = session.state();

    assertThat(session.events())
        .containsExactly(
            new SessionEvent.Launched(
                state.id(),
                state.accountId(),
                workspace.id(),
                state.workspaceName(),
                state.workspaceType(),
                NOON),
            new SessionEvent.Suspected(
                state.id(),
                state.accountId(),
                workspace.id(),
                state.workspaceName(),
                Set.of(Suspicion.TUNNEL_NOT_ENCRYPTED, Suspicion.NO_SECOND_FACTOR),
                NOON));
    assertThat(session.claims())
        .containsExactly(
            Claim.take(counter(state), 25),
            Claim.take(accountCounter(state), Long.MAX_VALUE),
            Claim.take("installation/sessions", Long.MAX_VALUE));
    assertThat(session.removed()).isFalse();
  }

  @Test
  @DisplayName("SE-10 a workspace without a bound of its own is counted all the same, and bounded")
  void aWorkspaceWithoutBoundIsCounted() {
    var session = anActiveSession();

    assertThat(session.claims().getFirst())
        .isEqualTo(Claim.take(counter(session.state()), 1_000_000));
  }

  @ParameterizedTest
  @EnumSource(
      value = Condition.class,
      names = {"STOPPED", "ERROR"})
  @DisplayName("WS-4 nothing is launched in a workspace that is stopped or in error")
  void aWorkspaceOutOfUseIsNotLaunched(Condition condition) {
    var account = AccountFixture.aNewAccount().state();
    var workspace = aWorkspaceThatIs(condition);

    assertThatExceptionOfType(WorkspaceNotAvailable.class)
        .isThrownBy(() -> aSessionOf(account, workspace))
        .withMessageContaining(workspace.key())
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("workspace.not-available"));
  }

  @Test
  @DisplayName("SE-10 slots go up to the workspace's limit per account")
  void slotsBeyondTheLimitAreRefused() {
    var account = AccountFixture.aNewAccount().state();
    var workspace = aWorkspaceFor(null, 3).state();

    assertThat(aSessionOf(account, workspace, 2, NOON).state().slot()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> aSessionOf(account, workspace, 3, NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> aSessionOf(account, workspace, -1, NOON));
  }

  @ParameterizedTest
  @EnumSource(EndReason.class)
  @DisplayName("SE-2 SE-8 every reason ends a session in one final status, with one event")
  void everyReasonEndsASession(EndReason reason) {
    var session = Session.from(anActiveSession().state());
    var by = Party.of(AccountFixture.anAccountId());
    session.end(reason, by, NOON.plusMillis(90_500));
    var state = session.state();

    assertThat(state.active()).isFalse();
    assertThat(state.lifecycle())
        .isEqualTo(new Lifecycle.Ended(NOON.plusMillis(90_500), reason, by));
    assertThat(state.status()).isEqualTo(reason.status()).isNotEqualTo(SessionStatus.ACTIVE);
    assertThat(session.events())
        .containsExactly(
            new SessionEvent.Ended(
                state.id(),
                state.accountId(),
                state.workspaceId(),
                state.workspaceName(),
                state.workspaceType(),
                reason,
                by,
                null,
                Duration.ofMillis(90_500),
                NOON.plusMillis(90_500)));
    assertThat(session.claims())
        .containsExactly(
            Claim.giveBack(counter(state)),
            Claim.giveBack(accountCounter(state)),
            Claim.giveBack("installation/sessions"));
  }

  @Test
  @DisplayName("SE-9 who leaves or goes silent is disconnected, every other end terminates")
  void reasonsHaveTheirStatus() {
    var disconnecting = List.of(EndReason.USER_DISCONNECT, EndReason.IDLE_TIMEOUT);
    for (var reason : EndReason.values()) {
      assertThat(reason.status())
          .as("%s", reason)
          .isEqualTo(
              disconnecting.contains(reason)
                  ? SessionStatus.DISCONNECTED
                  : SessionStatus.TERMINATED);
    }
  }

  @Test
  @DisplayName("SE-8 the product ends sessions without anybody's name")
  void theProductEndsSessionsItself() {
    var session = anActiveSession();
    session.end(EndReason.ORPHANED, null, NOON);

    assertThat(session.state().lifecycle())
        .isEqualTo(new Lifecycle.Ended(NOON, EndReason.ORPHANED, null));
  }

  @Test
  @DisplayName("SE-2 SE-5 an ended session is not ended again, whatever the reason")
  void endingTwiceIsRefused() {
    var session = Session.from(aDisconnectedSession().state());
    var ended = session.state();

    for (var reason : EndReason.values()) {
      assertThatExceptionOfType(SessionAlreadyEnded.class)
          .isThrownBy(() -> session.end(reason, null, NOON.plusSeconds(99)))
          .satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("session.already-ended");
            assertThat(refusal.status()).isEqualTo(SessionStatus.DISCONNECTED);
            assertThat(refusal.present().lifecycle()).isEqualTo(ended.lifecycle());
            assertThat(refusal.present().id()).isEqualTo(ended.id());
            assertThat(refusal).hasMessage(ended.key() + " is disconnected already");
          });
    }
    assertThat(session.state()).isEqualTo(ended);
    assertThat(session.events()).isEmpty();
    assertThat(session.claims()).isEmpty();
  }

  @Test
  @DisplayName("SE-2 an ending changes nothing else of a session")
  void anEndingChangesOnlyTheLifecycle() {
    var before = SessionFixture.theFullestSessionIn(WorkspaceFixture.aNewWorkspace().state());
    var ended = before.state();
    var active = withLifecycle(ended, new Lifecycle.Active());

    var session = Session.from(active);
    session.end(EndReason.GATEWAY, null, NOON);

    assertThat(withLifecycle(session.state(), ended.lifecycle())).isEqualTo(ended);
  }

  @Test
  @DisplayName("SE-1 a node whose clock is behind ends a session at its start, not before")
  void aClockThatIsBehindEndsAtTheStart() {
    var session = anActiveSession();
    session.end(EndReason.ADMIN, null, NOON.minusSeconds(5));

    assertThat(session.state().lifecycle())
        .isEqualTo(new Lifecycle.Ended(NOON, EndReason.ADMIN, null));
    assertThat(session.events().getLast())
        .isInstanceOfSatisfying(
            SessionEvent.Ended.class, end -> assertThat(end.duration()).isEqualTo(Duration.ZERO));
  }

  @Test
  @DisplayName("SE-2 states that cannot be are refused")
  void impossibleStatesAreRefused() {
    var state = anActiveSession().state();

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            withLifecycle(state, new Lifecycle.Ended(NOON.minusMillis(1), EndReason.ADMIN, null)));
    assertThat(withLifecycle(state, new Lifecycle.Ended(NOON, EndReason.ADMIN, null)).active())
        .isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new Observation<>(true, " ", NOON));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Observation<>(true, "x".repeat(201), NOON));
  }

  @Test
  void anotherVersionIsTheSameSession() {
    var state = aDisconnectedSession().state();

    assertThat(state.atVersion(7).version()).isEqualTo(7);
    assertThat(state.atVersion(7)).isNotEqualTo(state);
    assertThat(state.atVersion(7).atVersion(0)).isEqualTo(state);
    var fullest = SessionFixture.theFullestSessionIn(WorkspaceFixture.aNewWorkspace().state());
    assertThat(fullest.state().atVersion(7).atVersion(0)).isEqualTo(fullest.state());
  }

  @Test
  @DisplayName("SE-10 a refusal says which limit, its value and the present count")
  void aFullHouseSaysWhichLimit() {
    var refusal = new SessionLimitReached("workspace/ws-1/sessions", 25, 26);

    assertThat(refusal.code()).isEqualTo("session.limit-reached");
    assertThat(refusal.scope()).isEqualTo("workspace");
    assertThat(Map.of("limit", refusal.limit(), "max", refusal.max(), "present", refusal.present()))
        .isEqualTo(Map.of("limit", "workspace/ws-1/sessions", "max", 25L, "present", 26L));
    assertThat(refusal).hasMessageContainingAll("workspace/ws-1/sessions", "25", "26");
  }

  @Test
  void otherRefusalsNameWhatTheyAreAbout() {
    var workspace = WorkspaceFixture.aWorkspaceId();
    assertThat(new NoActiveSession(workspace))
        .hasMessageContaining(workspace.value())
        .extracting(NoActiveSession::code)
        .isEqualTo("session.none-active");
    var session = aSessionId();
    assertThat(new SessionNotFound(session))
        .hasMessageContaining(session.value())
        .extracting(SessionNotFound::code)
        .isEqualTo("session.not-found");
  }

  private static String accountCounter(Session.State state) {
    return "account/" + state.accountId().value() + "/sessions";
  }

  private static String counter(Session.State state) {
    return "workspace/" + state.workspaceId().value() + "/sessions";
  }

  private static Session.State withLifecycle(Session.State state, Lifecycle lifecycle) {
    return new Session.State(
        state.id(),
        state.accountId(),
        state.email(),
        state.workspaceId(),
        state.workspaceName(),
        state.workspaceType(),
        state.slot(),
        state.startedAt(),
        state.lastSeenAt(),
        lifecycle,
        state.evidence(),
        state.scrutiny(),
        state.resumedFrom(),
        state.version());
  }
}
