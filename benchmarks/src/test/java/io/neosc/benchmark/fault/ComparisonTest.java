package io.neosc.benchmark.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.benchmark.fault.Comparison.Found;
import io.neosc.benchmark.fault.Comparison.Stored;
import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.PersonalPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A reckoning that cannot find a planted loss finds nothing. */
class ComparisonTest {
  private static final String OVER = session(1);
  private static final String LIVE = session(2);
  private static final String OTHER = session(3);

  private final Ledger ledger = new Ledger();
  private final List<AuditDraft> trail = new ArrayList<>();
  private final Map<String, Stored> sessions = new HashMap<>();
  private final Map<String, Long> counters = new HashMap<>();

  @BeforeEach
  void oneSessionIsOverAndOneIsLive() {
    ledger.launched(OVER);
    ledger.ended(OVER, Ledger.End.STOP);
    ledger.launched(LIVE);
    told("launch_workspace", OVER);
    told("launch_workspace", LIVE);
    told("stop_workspace", OVER);
    put(OVER, false, "USER_STOP");
    put(LIVE, true, null);
    counters.put("workspace/ws-a/sessions", 1L);
    counters.put("account/usr-a/sessions", 1L);
    counters.put("installation/sessions", 1L);
  }

  @Test
  @DisplayName("RE-1: what was promised and is there once has no flaw")
  void truthIsClean() {
    var found = found();

    assertThat(found).isEqualTo(new Found(3, List.of(LIVE), 0, 0, false, List.of()));
  }

  @Test
  @DisplayName("RE-1: an acknowledged launch that is not stored is lost")
  void lostLaunch() {
    ledger.launched(OTHER);

    assertThat(found().lost()).isEqualTo(1);
  }

  @Test
  @DisplayName("RE-1: an acknowledged launch without its entry is lost")
  void lostEntry() {
    ledger.launched(OTHER);
    put(OTHER, true, null);

    assertThat(found().lost()).isEqualTo(1);
  }

  @Test
  @DisplayName("RE-1: an acknowledged end after which the session is live is lost")
  void lostEnd() {
    ledger.ended(LIVE, Ledger.End.DISCONNECT);

    assertThat(found().lost()).isEqualTo(1);
  }

  @Test
  @DisplayName("RE-1, SE-8: a second entry of a launch or an end is a doubled one")
  void doubledEntries() {
    told("launch_workspace", LIVE);
    told("disconnect_session", OVER);

    var found = found();

    assertThat(found.doubled()).isEqualTo(2);
    assertThat(found.flaws()).contains(OVER + " was ended by STOP, the trail says otherwise");
  }

  @Test
  @DisplayName("RE-2: a session that nobody was told of is a request that was done twice")
  void doneAgain() {
    put(OTHER, true, null);
    told("launch_workspace", OTHER);

    assertThat(found().doubled()).isEqualTo(1);
  }

  @Test
  @DisplayName("RE-1: an acknowledgement for what was acknowledged before is a flaw")
  void acknowledgedTwice() {
    ledger.launched(LIVE);

    assertThat(found().flaws()).hasSize(1);
  }

  @Test
  @DisplayName("SE-8: an end for another reason than the promised one is a flaw")
  void otherReason() {
    put(OVER, false, "IDLE_TIMEOUT");

    assertThat(found().flaws())
        .containsExactly(OVER + " was ended by STOP, stored is IDLE_TIMEOUT");
  }

  @Test
  @DisplayName("SE-8: an ended session without a reason, and a live one with one, are flaws")
  void reasonAndLifeContradict() {
    put(OVER, false, null);
    put(LIVE, true, "USER_STOP");

    assertThat(found().flaws()).hasSize(2);
  }

  @Test
  @DisplayName("SE-10: a counter that is off by one, missing or left over is a flaw")
  void wrongCounters() {
    counters.put("installation/sessions", 2L);
    assertThat(found().flaws()).hasSize(1);

    counters.remove("installation/sessions");
    assertThat(found().flaws()).hasSize(1);

    counters.put("installation/sessions", 1L);
    counters.put("account/usr-b/sessions", 1L);
    assertThat(found().flaws()).hasSize(1);
  }

  @Test
  @DisplayName("AU-7: a chain with a hole, and one that begins late, are broken")
  void brokenChain() {
    var entries = chain();

    assertThat(compare(List.of(entries.get(0), entries.get(2))).broken()).isTrue();
    assertThat(compare(entries.subList(1, 3)).broken()).isTrue();
    assertThat(compare(entries).broken()).isFalse();
  }

  @Test
  @DisplayName("RE-1: any flaw at all makes the outcome a failure, and the table shows it")
  void outcomes() {
    var clean = outcome(0, List.of());

    assertThat(clean.clean()).isTrue();
    assertThat(outcome(1, List.of()).clean()).isFalse();
    assertThat(outcome(0, List.of("something")).clean()).isFalse();
    assertThat(Outcome.table(List.of(clean)).lines().toList().get(1))
        .startsWith("server-kill")
        .contains("1234 ms")
        .endsWith(" 7");
  }

  private static Outcome outcome(long lost, List<String> flaws) {
    return new Outcome(
        "server-kill", 20, 60, 3000, 12, 4, lost, 0, 0, flaws, Duration.ofMillis(1234), 7);
  }

  private static String session(int number) {
    return "ses-0199a1b2-c3d4-7e5f-8a9b-%012x".formatted(number);
  }

  private void put(String id, boolean active, @Nullable String reason) {
    sessions.put(id, new Stored(id, "usr-a", "ws-a", active, reason));
  }

  private void told(String action, String session) {
    var number = trail.size() + 1;
    trail.add(
        new AuditDraft(
            AuditFixture.anId(number),
            "usr-a",
            action,
            "workspace:ws-a",
            AuditFixture.NOON.plusMillis(number),
            true,
            "user",
            null,
            session,
            null,
            new PersonalPart(AuditFixture.aSalt(number), null, null, null, null, null, null)));
  }

  private List<AuditEntry> chain() {
    var log = AuditLog.empty(ChainHead.MAIN);
    return trail.stream().map(log::append).toList();
  }

  private Found found() {
    return compare(chain());
  }

  private Found compare(List<AuditEntry> entries) {
    return new Comparison(entries, List.copyOf(sessions.values()), counters).with(ledger);
  }
}
