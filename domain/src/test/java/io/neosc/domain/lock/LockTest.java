package io.neosc.domain.lock;

import static io.neosc.domain.lock.LockFixture.AN_ADMIN;
import static io.neosc.domain.lock.LockFixture.aLockId;
import static io.neosc.domain.lock.LockFixture.aLockOn;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Role;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.IpAddress;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SE-12: locks")
class LockTest {
  private static final LockSubject EVERYTHING_KNOWN =
      LockSubject.person(new AccountId("usr-1"), Role.USER, new IpAddress("192.0.2.17"))
          .in(new WorkspaceId("ws-1"), "host-1")
          .using(new SessionId("ses-1"));
  private static final LockSubject NOTHING_KNOWN =
      new LockSubject(null, null, null, null, null, null);

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "USER, usr-1, usr-2",
    "ROLE, user, operator",
    "WORKSPACE, ws-1, ws-2",
    "HOST, host-1, host-10",
    "IP, 192.0.2.17, 192.0.2.1",
    "IP, 192.0.2.0/24, 192.0.3.0/24",
    "IP, 0.0.0.0/0, ::/0",
    "SESSION, ses-1, ses-2"
  })
  @DisplayName("each target hits what it names and nothing else, and is spelled in one way")
  void targetsHitWhatTheyName(LockTarget.Kind kind, String hit, String other) {
    assertThat(target(kind, hit).hits(EVERYTHING_KNOWN)).isTrue();
    assertThat(target(kind, other).hits(EVERYTHING_KNOWN)).isFalse();
    assertThat(target(kind, hit).hits(NOTHING_KNOWN)).isFalse();
    assertThat(target(kind, hit).kind()).isEqualTo(kind);
    assertThat(target(kind, hit).value()).isEqualTo(hit);
    assertThat(target(kind, hit)).isEqualTo(target(kind, hit)).isNotEqualTo(target(kind, other));
  }

  @Test
  @DisplayName("a target has words for people; labels of hosts have 100 characters at most")
  void targetsHaveWords() {
    assertThat(target(LockTarget.Kind.IP, "10.0.0.0/8").words()).isEqualTo("ip 10.0.0.0/8");
    assertThat(LockTarget.parse(LockTarget.Kind.HOST, "h".repeat(100))).isPresent();
    assertThat(LockTarget.parse(LockTarget.Kind.HOST, "h".repeat(101))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new LockId("ses-1"));
  }

  @ParameterizedTest(name = "{0} \"{1}\"")
  @CsvSource({
    "USER, ses-1",
    "USER, ada@example.org",
    "ROLE, ADMIN",
    "ROLE, root",
    "WORKSPACE, workspace-1",
    "HOST, ''",
    "IP, 10.0.0.0/33",
    "IP, 10.0.0.0/08",
    "IP, host.example.org",
    "IP, 010.0.0.1",
    "SESSION, ws-1"
  })
  @DisplayName("what names no such thing is no target")
  void whatNamesNothingIsNoTarget(LockTarget.Kind kind, String value) {
    assertThat(LockTarget.parse(kind, value)).isEmpty();
  }

  @Test
  @DisplayName("an address is written in its one form, alone without a length")
  void addressesHaveOneForm() {
    assertThat(target(LockTarget.Kind.IP, "2001:DB8:0::17/128").value()).isEqualTo("2001:db8::17");
    assertThat(target(LockTarget.Kind.IP, "10.0.0.0/8").value()).isEqualTo("10.0.0.0/8");
  }

  @Test
  @DisplayName("a new lock says who made it, what it hits and until when")
  void aNewLockSaysWhatItIs() {
    var end = NOON.plusSeconds(60);
    var lock = aLockOn(target(LockTarget.Kind.USER, "usr-1"), end);

    var state = lock.state();
    assertThat(state.createdBy()).isEqualTo(AN_ADMIN.account());
    assertThat(state.createdAt()).isEqualTo(NOON);
    assertThat(state.version()).isZero();
    assertThat(lock.events())
        .containsExactly(
            new LockEvent.Created(state.id(), state.target(), "Under investigation", end, NOON));
  }

  @Test
  @DisplayName("a lock has an effect until its end, and not at it; without one, always")
  void aLockEndsByTheClock() {
    var end = NOON.plusSeconds(60);
    var lock = aLockOn(target(LockTarget.Kind.USER, "usr-1"), end).state();

    assertThat(lock.inForce(end.minusMillis(1))).isTrue();
    assertThat(lock.inForce(end)).isFalse();
    assertThat(lock.end()).isEqualTo(end);

    var endless = aLockOn(target(LockTarget.Kind.USER, "usr-1")).state();
    assertThat(endless.inForce(Instant.parse("9998-01-01T00:00:00Z"))).isTrue();
    assertThat(endless.end()).isEqualTo(Lock.NEVER);
  }

  @Test
  @DisplayName("a lock that would be over at once is refused")
  void aLockThatIsOverIsRefused() {
    assertThatExceptionOfType(LockExpired.class)
        .isThrownBy(() -> aLockOn(target(LockTarget.Kind.USER, "usr-1"), NOON))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("lock.already-expired"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aLockOn(target(LockTarget.Kind.USER, "usr-1"), Lock.NEVER));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"USER, usr-the-admin", "IP, 198.51.100.7", "IP, 198.51.100.0/24", "IP, 0.0.0.0/0"})
  @DisplayName("a lock that would hit its author is refused")
  void aLockOnItsAuthorIsRefused(LockTarget.Kind kind, String value) {
    assertThatExceptionOfType(LockHitsAuthor.class)
        .isThrownBy(() -> aLockOn(target(kind, value)))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("lock.hits-author"));
  }

  @Test
  @DisplayName("a lock on all admins is refused, all other roles may be locked")
  void aLockOnAllAdminsIsRefused() {
    assertThatExceptionOfType(LockHitsAllAdmins.class)
        .isThrownBy(() -> aLockOn(target(LockTarget.Kind.ROLE, "admin")))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo("lock.hits-all-admins"));
    Arrays.stream(Role.values())
        .filter(role -> role != Role.ADMIN)
        .forEach(role -> aLockOn(new LockTarget.EveryoneWith(role)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines", "\u202Eturned"})
  @DisplayName("a reason is one honest line of 1 to 500 characters")
  void aReasonIsOneLine(String reason) {
    assertThatIllegalArgumentException().isThrownBy(() -> because(reason));
    assertThatIllegalArgumentException().isThrownBy(() -> because("x".repeat(501)));
    assertThat(because(" x ".repeat(1)).state().reason()).isEqualTo("x");
  }

  private static Lock because(String reason) {
    return Lock.create(
        aLockId(), target(LockTarget.Kind.USER, "usr-1"), reason, AN_ADMIN, null, NOON);
  }

  @Test
  @DisplayName("who has no account makes no lock")
  void aLockHasAnAuthor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Lock.create(
                aLockId(),
                target(LockTarget.Kind.HOST, "host-1"),
                "x",
                LockSubject.newcomer(null),
                null,
                NOON));
  }

  @Test
  @DisplayName("a lock can be taken away, also when it is over")
  void aLockCanBeTakenAway() {
    for (var end : Arrays.<@Nullable Instant>asList(null, NOON.plusSeconds(1))) {
      var stored = aLockOn(target(LockTarget.Kind.HOST, "host-1"), end).state().atVersion(1);
      var lock = Lock.from(stored);

      lock.remove(NOON.plusSeconds(9));

      assertThat(lock.removed()).isTrue();
      assertThat(lock.events())
          .isEqualTo(
              List.of(
                  new LockEvent.Removed(
                      stored.id(), stored.target(), stored.reason(), end, NOON.plusSeconds(9))));
    }
  }

  @Test
  @DisplayName("who is refused is told the reason and the end, not who else is locked")
  void whoIsRefusedIsToldWhy() {
    var refused = new LockInForce(aLockOn(target(LockTarget.Kind.IP, "10.0.0.0/8")).state());

    assertThat(refused.code()).isEqualTo("lock.in-force");
    assertThat(refused.reason()).isEqualTo("Under investigation");
    assertThat(refused.expiresAt()).isNull();
    assertThat(refused.getMessage()).contains("Under investigation").doesNotContain("10.0");
  }

  private static LockTarget target(LockTarget.Kind kind, String value) {
    return LockTarget.parse(kind, value).orElseThrow();
  }
}
