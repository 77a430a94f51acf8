package io.neosc.domain.session;

import static io.neosc.domain.session.SessionFixture.aSessionId;
import static io.neosc.domain.session.SessionFixture.anActiveSession;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.shared.IpRange;
import io.neosc.domain.workspace.WorkspaceFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SuspicionTest {
  private static Session.State seen(Session.State state, Evidence evidence) {
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
        state.lifecycle(),
        evidence,
        state.scrutiny(),
        state.resumedFrom(),
        state.version());
  }

  private static Evidence evidence(TunnelStatus tunnel, boolean mfa, String ip) {
    return new Evidence(
        new Observation<>(tunnel, "gateway:key-1", NOON),
        new Observation<>(mfa, "sign_in", NOON),
        new Observation<>(ip, "connection", NOON));
  }

  @ParameterizedTest
  @EnumSource(TunnelStatus.class)
  @DisplayName("SE-3 SE-13 whatever is not known to be encrypted is suspicious, until it is known")
  void onlyAnEncryptedTunnelIsFine(TunnelStatus tunnel) {
    var session = seen(anActiveSession().state(), evidence(tunnel, true, "192.0.2.17"));

    assertThat(session.suspicions().contains(Suspicion.TUNNEL_NOT_ENCRYPTED))
        .isEqualTo(tunnel != TunnelStatus.ENCRYPTED);
    assertThat(session.suspicions()).doesNotContain(Suspicion.NO_SECOND_FACTOR);
    assertThat(seen(session, evidence(TunnelStatus.ENCRYPTED, false, "192.0.2.17")).suspicions())
        .containsExactly(Suspicion.NO_SECOND_FACTOR);
  }

  @Test
  @DisplayName("SE-13 a launch with a mark tells it in the same event as what the evidence says")
  void aMarkedLaunchTellsIt() {
    var session =
        Session.launch(
            aSessionId(),
            SignInFixture.aSignInBy(
                    AccountFixture.aNewAccount().state(), List.of("pwd", "otp"), NOON)
                .state(),
            WorkspaceFixture.aNewWorkspace().state(),
            new Circumstances(
                0,
                "192.0.2.17",
                SessionLimits.NONE,
                Scrutiny.of(Set.of(Suspicion.NEW_ADDRESS)),
                null),
            NOON);

    assertThat(session.events().getLast())
        .isInstanceOfSatisfying(
            SessionEvent.Suspected.class,
            suspected ->
                assertThat(suspected.added())
                    .containsExactlyInAnyOrder(
                        Suspicion.TUNNEL_NOT_ENCRYPTED, Suspicion.NEW_ADDRESS));
  }

  @Test
  @DisplayName("SE-13 a mark stays, is told once, and is not put on what is over")
  void aMarkIsToldOnce() {
    var session = Session.from(anActiveSession().state());
    session.mark(Set.of(), NOON);
    assertThat(session.events()).isEmpty();

    session.mark(Set.of(Suspicion.TWO_NETWORKS, Suspicion.NO_SECOND_FACTOR), NOON.plusMillis(1));
    session.mark(Set.of(Suspicion.TWO_NETWORKS), NOON.plusMillis(2));

    assertThat(session.events())
        .singleElement()
        .isEqualTo(
            new SessionEvent.Suspected(
                session.state().id(),
                session.state().accountId(),
                session.state().workspaceId(),
                session.state().workspaceName(),
                Set.of(Suspicion.TWO_NETWORKS),
                NOON.plusMillis(1)));
    assertThat(seen(session.state(), evidence(TunnelStatus.ENCRYPTED, true, "::1")).suspicions())
        .contains(Suspicion.TWO_NETWORKS);
    var over = Session.from(SessionFixture.aDisconnectedSession().state());
    over.mark(Set.of(Suspicion.NEW_ADDRESS), NOON);
    assertThat(over.events()).isEmpty();
  }

  @Test
  @DisplayName("SE-13 a session keeps the places that it was used from, the latest fifty of them")
  void placesAreKept() {
    var state = anActiveSession().state();
    assertThat(state.scrutiny().places()).containsExactly("192.0.2.17");
    for (var address : List.of("2001:db8::1", "2001:db8::2", "192.0.2.17", "not an address")) {
      state = seen(state, evidence(TunnelStatus.PENDING, true, address));
    }
    assertThat(state.scrutiny().places())
        .containsExactly("192.0.2.17", "2001:db8::/64", "not an address");

    var all = new ArrayList<String>();
    IntStream.range(0, 60).forEach(number -> all.add("198.51.100." + number));
    assertThat(new Scrutiny(Set.of(), all).places()).isEqualTo(all.subList(10, 60));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.200.9, false",
    "10.0.0.1, 10.1.0.1, true",
    "10.1.0.1, 172.16.0.1, false",
    "10.0.0.1, 203.0.113.5, true",
    "203.0.113.5, 198.51.100.1, false",
    "10.0.0.1, nonsense, true",
    "2001:db8::1, 10.0.0.1, false",
    "2001:db8::1, 2001:db9::1, true"
  })
  @DisplayName("SE-13 the narrowest range names a network; what has no name is one more")
  void networksAreToldApart(String one, String other, boolean apart) {
    var networks =
        new Networks(
            List.of(
                named("office", "10.0.0.0/8"),
                named("plant", "10.1.0.0/16"),
                named("plant", "172.16.0.0/12"),
                named("office", "2001:db8::/32")));

    assertThat(networks.apart(List.of(one, other))).isEqualTo(apart);
    assertThat(networks.apart(List.of(one))).isFalse();
    assertThat(networks.apart(List.of())).isFalse();
    assertThat(Networks.NONE.apart(List.of(one, other))).isFalse();
  }

  private static Networks.Named named(String name, String range) {
    return new Networks.Named(name, IpRange.parse(range).orElseThrow());
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> named(" ", "10.0.0.0/8"));
    assertThatIllegalArgumentException().isThrownBy(() -> new SessionLimits(0, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new SessionLimits(null, -1));
    assertThat(new SessionLimits(1, 0).installation()).isZero();
  }
}
