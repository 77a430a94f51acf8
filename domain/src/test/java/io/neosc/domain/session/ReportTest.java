package io.neosc.domain.session;

import static io.neosc.domain.session.SessionFixture.anActiveSession;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.neosc.domain.apikey.ApiKeyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final ApiKeyId GATEWAY = new ApiKeyId("key-1");
  private static final SessionId SESSION = new SessionId("ses-1");
  private final Session session = Session.from(anActiveSession().state().atVersion(1));

  private static Report report(
      @Nullable TunnelStatus tunnel, @Nullable String ip, @Nullable Boolean recording, Instant at) {
    return new Report(GATEWAY, tunnel, ip, null, null, recording, at);
  }

  private static Report tunnel(TunnelStatus tunnel, int second) {
    return report(tunnel, null, null, NOON.plusSeconds(second));
  }

  private void take(Report report) {
    session.report(report, null, NOON.plusSeconds(60));
  }

  private Evidence evidence() {
    return session.state().evidence();
  }

  @Test
  @DisplayName("SE-7 SE-3 news become evidence with their source and time, and one event")
  void newsBecomeEvidence() {
    var before = session.state();
    var at = NOON.plusSeconds(5);
    session.report(
        report(TunnelStatus.ENCRYPTED, "2001:DB8:0::1", true, at), null, NOON.plusSeconds(6));

    assertThat(evidence())
        .isEqualTo(
            new Evidence(
                new Observation<>(TunnelStatus.ENCRYPTED, "gateway:key-1", at),
                before.evidence().mfa(),
                new Observation<>("2001:db8::1", "gateway:key-1", at),
                new Observation<>(true, "gateway:key-1", at)));
    assertThat(session.state().lastSeenAt()).isEqualTo(at);
    assertThat(session.events())
        .containsExactly(
            new SessionEvent.EvidenceChanged(
                before.id(),
                before.accountId(),
                before.evidence(),
                evidence(),
                NOON.plusSeconds(6)));
    assertThat(session.claims()).isEmpty();
  }

  @Test
  @DisplayName("SE-7 repeated and late reports change nothing and raise nothing")
  void repeatedAndLateReportsChangeNothing() {
    take(tunnel(TunnelStatus.ENCRYPTED, 10));
    var known = session.state();
    var events = session.events().size();

    take(tunnel(TunnelStatus.ENCRYPTED, 10));
    take(tunnel(TunnelStatus.ENCRYPTED, 20));
    take(tunnel(TunnelStatus.UNENCRYPTED, 10));
    take(tunnel(TunnelStatus.UNENCRYPTED, 9));
    take(report(null, "192.0.2.99", null, NOON));
    take(report(null, null, null, NOON.plusSeconds(30)));

    assertThat(session.state()).isEqualTo(known);
    assertThat(session.events()).hasSize(events);
  }

  @Test
  @DisplayName("SE-7 what was seen again since makes reports late that the state alone would take")
  void whatWasSeenAgainCounts() {
    take(tunnel(TunnelStatus.ENCRYPTED, 10));
    var again =
        SignOfLife.of(
            session.state().id(),
            tunnel(TunnelStatus.ENCRYPTED, 20),
            evidence(),
            NOON.plusSeconds(20));

    session.report(tunnel(TunnelStatus.UNENCRYPTED, 20), again, NOON.plusSeconds(60));
    assertThat(evidence().tunnel().value()).isEqualTo(TunnelStatus.ENCRYPTED);
    session.report(tunnel(TunnelStatus.UNENCRYPTED, 21), again, NOON.plusSeconds(60));
    assertThat(evidence().tunnel().value()).isEqualTo(TunnelStatus.UNENCRYPTED);
  }

  @Test
  @DisplayName("SE-7 one fact may be late where another is news")
  void eachFactHasItsOwnTime() {
    take(tunnel(TunnelStatus.ENCRYPTED, 10));
    take(report(TunnelStatus.UNENCRYPTED, null, false, NOON.plusSeconds(5)));

    assertThat(evidence().tunnel().value()).isEqualTo(TunnelStatus.ENCRYPTED);
    var recording = evidence().recording();
    assertThat(recording).isEqualTo(new Observation<>(false, "gateway:key-1", NOON.plusSeconds(5)));
  }

  @Property(tries = 200)
  @Label("SE-7 whatever the order in which reports come, the newest of each fact stays")
  void theNewestStays(@ForAll @Size(min = 1, max = 12) List<TunnelStatus> told, @ForAll long seed) {
    var reports = new ArrayList<Report>();
    for (var i = 0; i < told.size(); i++) {
      reports.add(tunnel(told.get(i), i + 1));
    }
    var known = Session.from(anActiveSession().state());
    SignOfLife sign = null;
    var shuffled = new ArrayList<>(reports);
    Collections.shuffle(shuffled, new Random(seed));
    for (var report : shuffled) {
      known.report(report, sign, NOON.plusSeconds(60));
      var now =
          SignOfLife.of(known.state().id(), report, known.state().evidence(), NOON.plusSeconds(60));
      sign = sign == null ? now : sign.and(now);
    }
    assertThat(known.state().evidence().tunnel().value()).isEqualTo(told.getLast());
  }

  @Test
  @DisplayName("SE-7 a report from a time that is not there yet is refused")
  void reportsFromTheFutureAreRefused() {
    var ahead = report(TunnelStatus.ENCRYPTED, null, null, NOON.plusMillis(60_001));
    assertThatExceptionOfType(ReportAhead.class)
        .isThrownBy(() -> session.report(ahead, null, NOON))
        .satisfies(refusal -> {
          assertThat(refusal.code()).isEqualTo("session.report-ahead");
          assertThat(refusal.aheadSeconds()).isEqualTo(61);
        });
    assertThat(session.events()).isEmpty();

    session.report(ahead, null, NOON.plusMillis(1));
    assertThat(evidence().tunnel().observedAt()).isEqualTo(ahead.at());
    assertThat(session.state().lastSeenAt()).isEqualTo(NOON.plusMillis(1));
  }

  @Test
  @DisplayName("SE-2 SE-7 nothing is reported of a session that is over")
  void endedSessionsTakeNothing() {
    session.end(EndReason.ADMIN, null, NOON.plusSeconds(1));
    assertThatExceptionOfType(SessionAlreadyEnded.class)
        .isThrownBy(() -> take(tunnel(TunnelStatus.ENCRYPTED, 10)))
        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(SessionStatus.TERMINATED));
  }

  @Test
  @DisplayName("SE-7 bytes are counted from 0 to 2^53 - 1, addresses are addresses")
  void reportsAreSound() {
    for (var bytes : List.of(-1L, Report.MOST_BYTES + 1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Report(GATEWAY, null, null, bytes, null, null, NOON));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Report(GATEWAY, null, null, null, bytes, null, NOON));
    }
    assertThatNoException()
        .isThrownBy(() -> new Report(GATEWAY, null, null, 0L, Report.MOST_BYTES, null, NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> report(null, "localhost", null, NOON));
  }

  @Provide
  static Arbitrary<SignOfLife> signs() {
    var times = Arbitraries.integers().between(0, 5).map(s -> NOON.plusSeconds(s)).injectNull(0.3);
    var counts = Arbitraries.longs().between(0, 5).injectNull(0.3);
    var always = Arbitraries.integers().between(0, 5).map(s -> NOON.plusSeconds(s));
    return Combinators.combine(always, times, times, times, counts, counts)
        .as((seen, tunnel, ip, recording, in, out) ->
            new SignOfLife(SESSION, seen, tunnel, ip, recording, in, out));
  }

  @Property
  @Label("SE-7 signs can be put together in any order, any number of times")
  void signsOnlyGrow(
      @ForAll("signs") SignOfLife a, @ForAll("signs") SignOfLife b, @ForAll("signs") SignOfLife c) {
    assertThat(a.and(b)).isEqualTo(b.and(a));
    assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
    assertThat(a.and(b).and(b)).isEqualTo(a.and(b));
    assertThat(a.and(b).lastSeenAt()).isAfterOrEqualTo(a.lastSeenAt());
  }

  @Test
  @DisplayName("SE-7 a sign has what is no news: its time, its bytes, and what was seen again")
  void aSignHasWhatIsNoNews() {
    var evidence = Evidence.atLaunch("192.0.2.17", false, NOON);
    var at = NOON.plusSeconds(90);
    var report = new Report(GATEWAY, TunnelStatus.ENCRYPTED, "192.0.2.17", 7L, 8L, true, at);

    assertThat(SignOfLife.of(SESSION, report, evidence, NOON.plusSeconds(80)))
        .isEqualTo(new SignOfLife(SESSION, NOON.plusSeconds(80), null, at, null, 7L, 8L));
    assertThat(SignOfLife.of(SESSION, report, evidence.with(report, null), at))
        .isEqualTo(new SignOfLife(SESSION, at, at, at, at, 7L, 8L));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            SignOfLife.seen(SESSION, NOON).and(SignOfLife.seen(new SessionId("ses-2"), NOON)));
  }
}
