package io.neosc.application.audit;

import static io.neosc.domain.audit.AuditFixture.aChainOf;
import static io.neosc.domain.audit.AuditFixture.erased;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.audit.port.in.TrailQueries.Verified;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PartState.Health;
import io.neosc.application.testing.CountingIds;
import io.neosc.application.testing.InMemoryCheckpoints;
import io.neosc.application.testing.InMemoryCheckpoints.Outside;
import io.neosc.application.testing.InMemoryCheckpoints.Signer;
import io.neosc.application.testing.InMemoryCommits;
import io.neosc.application.testing.InMemoryFoundTrail;
import io.neosc.application.testing.InMemoryLease;
import io.neosc.application.testing.InMemoryStore;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.MovableClock;
import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.VerificationUnderway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerifyingTest {
  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final int LENGTH = 1_700;
  private static final CommitContext WHO = CommitContext.system("4bf92f3577b34da6a3ce929d0e0e4736");

  private final List<AuditEntry> entries = new ArrayList<>(aChainOf(LENGTH));
  private final InMemoryCheckpoints store = new InMemoryCheckpoints();
  private final Outside outside = new Outside();
  private final Signer signer = new Signer("0123456789abcdef");
  private final MovableClock clock = new MovableClock();
  private final List<String> alarms = new ArrayList<>();
  private final InMemoryStore memory = new InMemoryStore();
  private final InMemoryCommits commits =
      new InMemoryCommits(memory, new AuditEntries(new CountingIds(), _ -> false), List.of());
  private final ManualScheduler worker = new ManualScheduler();
  private final VerificationService service = service(new InMemoryFoundTrail(() -> entries));
  private final InMemoryLease lease = new InMemoryLease(memory, clock);
  private final Verifying verifying = new Verifying(service, lease, INTERVAL, worker, clock);

  private VerificationService service(FoundTrail trail) {
    return new VerificationService(
        trail,
        store,
        outside,
        signer,
        commits,
        (chain, kind, seq) -> alarms.add(chain + " " + kind + " " + seq),
        Duration.ofMinutes(1),
        clock);
  }

  private void signed(int seq) {
    var previous =
        outside.kept.isEmpty() ? ChainHead.GENESIS_HASH : outside.kept.getLast().digest();
    var head = entries.get(seq - 1).head();
    var checkpoint =
        signer.sign(Checkpoint.unsigned(head, clock.instant(), previous, signer.keyId()));
    store.found.add(FoundCheckpoint.of(checkpoint));
    outside.kept.add(checkpoint);
  }

  /** Until it has been through the trail once more. */
  private Verified round() {
    var before = service.last();
    while (service.last().equals(before)) {
      clock.forward(Duration.ofSeconds(4));
      worker.runOnce();
    }
    return service.last().orElseThrow();
  }

  @Test
  @DisplayName("AU-9 the trail is verified in slices, and again after the interval")
  void itIsVerifiedInSlices() {
    signed(1_000);
    signed(LENGTH);
    verifying.start();
    assertThat(service.last()).isEmpty();
    var first = round();
    assertThat(first.report().integrity().status()).isEqualTo(Status.INTACT);
    assertThat(first.report().completeness().status()).isEqualTo(Status.INTACT);
    assertThat(first.report().entries()).isEqualTo(LENGTH);
    assertThat(first.report().checkpoints()).isEqualTo(2);
    assertThat(verifying.state().health()).isEqualTo(Health.HEALTHY);

    var second = round();
    assertThat(Duration.between(first.at(), second.at())).isGreaterThanOrEqualTo(INTERVAL);
    assertThat(alarms).isEmpty();
  }

  /** The first entries leave, as they do in the product; they are still there. */
  private void leave(int last) {
    var head = entries.get(last - (int) entries.getFirst().seq()).head();
    var unsigned = Boundary.unsigned(head, "ab".repeat(32), signer.keyId());
    var boundary = unsigned.signedWith(signer.sign(unsigned.keyId(), unsigned.signed()));
    var drafts = new AuditEntries(new CountingIds(), _ -> false);
    var log = AuditLog.after(entries.getLast().head());
    drafts
        .of(WHO, List.of(new TrailEvent.Archived(1, boundary, clock.instant())))
        .forEach(draft -> entries.add(log.append(draft)));
    store.boundary = Optional.of(FoundBoundary.of(boundary));
  }

  @Test
  @DisplayName("AU-11 a trail is verified from its boundary on, whatever is left before it")
  void itIsVerifiedFromTheBoundaryOn() {
    signed(LENGTH);
    leave(600);
    entries.subList(0, 300).clear();
    verifying.start();
    var report = round().report();
    assertThat(report.from()).isEqualTo(600);
    assertThat(report.worst()).as("%s", report).isNotEqualTo(Status.BROKEN);
    assertThat(report.completeness().status()).isEqualTo(Status.INTACT);
    assertThat(report.entries()).isEqualTo(LENGTH + 1 - 600);
    assertThat(alarms).isEmpty();
  }

  @Test
  @DisplayName("AU-11 retention that overtakes a verification makes it begin anew, and no alarm")
  void retentionMayOvertakeIt() {
    signed(LENGTH);
    verifying.start();
    worker.runOnce();
    leave(1_200);
    entries.subList(0, 1_100).clear();
    var report = round().report();
    assertThat(report.worst()).as("%s", report).isNotEqualTo(Status.BROKEN);
    assertThat(report.from()).isEqualTo(1_200);
    assertThat(alarms).isEmpty();

    leave(1_300);
    entries.subList(0, 201).clear();
    round();
    assertThat(alarms).containsExactly("main deleted 1301");
  }

  @Test
  @DisplayName("AU-11 a boundary that cannot be read ends no verification in a circle")
  void aStrangeBoundaryIsToldOnce() {
    signed(LENGTH);
    leave(600);
    entries.subList(0, 600).clear();
    store.boundary = Optional.of(new FoundBoundary(1_000_000, null));
    verifying.start();
    assertThat(round().report().worst()).isEqualTo(Status.BROKEN);
  }

  @Test
  @DisplayName("AU-9 a broken chain is told once, makes the part ill, and is well when it is")
  void aBrokenChainIsToldOnce() {
    signed(LENGTH);
    var whole = List.copyOf(entries);
    entries.set(700, erased(entries.get(700)));
    verifying.start();
    assertThat(round().report().first().orElseThrow().kind()).isEqualTo(Kind.CHANGED);
    assertThat(alarms).containsExactly("main changed 701");
    assertThat(verifying.state().health()).isEqualTo(Health.UNHEALTHY);
    assertThat(verifying.state().lastError().errorClass()).isEqualTo("changed");
    round();
    assertThat(alarms).hasSize(1);

    entries.remove(3);
    round();
    assertThat(alarms).containsExactly("main changed 701", "main deleted 4");

    entries.clear();
    entries.addAll(whole);
    round();
    assertThat(verifying.state().health()).isEqualTo(Health.HEALTHY);
  }

  @Test
  @DisplayName("AU-9 what is written and signed while it is under way raises no alarm")
  void whatComesMeanwhileIsLeftToTheNext() {
    signed(LENGTH);
    verifying.start();
    entries.clear();
    entries.addAll(aChainOf(LENGTH + 1_000));
    signed(LENGTH + 1_000);
    assertThat(round().report().worst()).isNotEqualTo(Status.BROKEN);
    assertThat(service.last().orElseThrow().report().entries()).isEqualTo(LENGTH);
    assertThat(round().report().entries()).isEqualTo(LENGTH + 1_000);
    assertThat(alarms).isEmpty();
  }

  @Test
  @DisplayName("AU-12 what is erased while it is under way raises no alarm")
  void whatIsErasedMeanwhileIsExplained() {
    signed(LENGTH);
    verifying.start();
    var person = entries.get(1_500).userId();
    erasing("user:" + person);
    entries.set(1_500, erased(entries.get(1_500)));
    entries.set(LENGTH - 1, erased(entries.get(LENGTH - 1)));
    assertThat(round().report().integrity().status()).isEqualTo(Status.INTACT);
    assertThat(service.verify(WHO).report().integrity().status()).isEqualTo(Status.INTACT);
    assertThat(alarms).isEmpty();
  }

  @Test
  @DisplayName("AU-12 a part that is missing without a word is found, whatever comes behind")
  void aTheftMeanwhileIsFound() {
    signed(LENGTH);
    verifying.start();
    erasing("user:somebody-else");
    entries.set(1_500, erased(entries.get(1_500)));
    round();
    assertThat(alarms).containsExactly("main changed 1501");
  }

  private void erasing(String resource) {
    var like = AuditFixture.aDraft(9_999);
    entries.add(
        AuditLog.after(entries.getLast().head())
            .append(
                new AuditDraft(
                    like.id(),
                    null,
                    "erase_user",
                    resource,
                    like.timestamp(),
                    true,
                    null,
                    null,
                    null,
                    null,
                    PersonalPart.empty(AuditFixture.aSalt(1)))));
  }

  @Test
  @DisplayName("AU-9 one node verifies for all; the other goes on when that one ends")
  void oneNodeVerifies() {
    signed(LENGTH);
    verifying.start();
    var otherWorker = new ManualScheduler();
    var otherService = service(new InMemoryFoundTrail(() -> entries));
    var other = new Verifying(otherService, lease, INTERVAL, otherWorker, clock);
    other.start();
    clock.forward(Duration.ofSeconds(4));
    otherWorker.runOnce();
    assertThat(otherService.last()).isEmpty();
    assertThat(other.state().health()).isEqualTo(Health.HEALTHY);

    verifying.end();
    for (var i = 0; i < 10; i++) {
      clock.forward(Duration.ofSeconds(4));
      otherWorker.runOnce();
    }
    assertThat(otherService.last()).isPresent();
  }

  @Test
  @DisplayName("AU-9 AU-13 who asks gets the answer, and the trail says who asked")
  void askingIsAudited() {
    signed(LENGTH);
    var verified = service.verify(WHO);
    assertThat(verified.report().entries()).isEqualTo(LENGTH);
    assertThat(memory.entries().getLast().action()).isEqualTo("verify_audit");
    assertThat(service.last()).contains(verified);
  }

  @Test
  @DisplayName("AU-9 a node that is at it refuses to do it twice at once")
  void notTwiceAtOnce() {
    var inner = new AtomicReference<VerificationService>();
    var trail = new InMemoryFoundTrail(() -> entries);
    var again =
        new FoundTrail() {
          @Override
          public Slice found(String chain, long seq, int max) {
            assertThatExceptionOfType(VerificationUnderway.class)
                .isThrownBy(() -> inner.get().verify(WHO));
            return trail.found(chain, seq, max);
          }

          @Override
          public long last(String chain) {
            return trail.last(chain);
          }
        };
    inner.set(service(again));
    assertThat(inner.get().verify(WHO).report().entries()).isEqualTo(LENGTH);
    assertThat(inner.get().verify(WHO).report().entries()).isEqualTo(LENGTH);
  }
}
