package io.neosc.application.audit;

import static io.neosc.domain.audit.AuditFixture.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.audit.Checkpointer.Broken;
import io.neosc.application.audit.Checkpointer.Look;
import io.neosc.application.audit.Checkpointer.Trouble;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditPage;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryCheckpoints;
import io.neosc.application.testing.InMemoryCheckpoints.Outside;
import io.neosc.application.testing.InMemoryCheckpoints.Signer;
import io.neosc.application.testing.InMemoryKeys;
import io.neosc.application.testing.MovableClock;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundCheckpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckpointerTest {
  private static final Duration INTERVAL = Duration.ofSeconds(60);

  private final List<AuditEntry> entries = new ArrayList<>();
  private final InMemoryCheckpoints store = new InMemoryCheckpoints();
  private final Outside outside = new Outside();
  private final Signer signer = new Signer("0123456789abcdef");
  private final MovableClock clock = new MovableClock();
  private final Checkpointer node = node(outside, signer);

  private Checkpointer node(Outside outside, Signer signer) {
    return new Checkpointer(
        new Trail(), store, outside, signer, signer, new InMemoryKeys(), INTERVAL, clock);
  }

  private final class Trail implements AuditTrail {
    @Override
    public AuditPage search(AuditFilter filter, PageRequest page) {
      return AuditPage.of(new Page<>(List.of(), null));
    }

    @Override
    public List<AuditEntry> from(long seq, int max) {
      return entries.stream().filter(entry -> entry.seq() >= seq).limit(max).toList();
    }

    @Override
    public ChainHead head() {
      return entries.isEmpty() ? ChainHead.genesis(ChainHead.MAIN) : entries.getLast().head();
    }
  }

  private void happened(int count) {
    var log =
        entries.isEmpty()
            ? AuditLog.empty(ChainHead.MAIN)
            : AuditLog.after(entries.getLast().head());
    for (var i = 0; i < count; i++) {
      entries.add(log.append(aDraft(entries.size() + 1)));
    }
  }

  /** Some entries with a checkpoint behind each, and one entry after the last. */
  private void threeCheckpoints() {
    for (var i = 0; i < 3; i++) {
      happened(1);
      clock.forward(INTERVAL);
      assertThat(node.look(true).signed()).isTrue();
    }
    happened(1);
  }

  private Checkpoint stored(int index) {
    return Objects.requireNonNull(store.found.get(index).checkpoint());
  }

  @Test
  @DisplayName("AU-8 without an entry nothing is signed, and none twice")
  void nothingIsSignedWithoutNeed() {
    assertThat(node.look(true)).isEqualTo(new Look(null, false, false, null));
    happened(1);
    var first = node.look(true);
    assertThat(first.signed()).isTrue();
    clock.forward(INTERVAL.multipliedBy(10));
    assertThat(node.look(true)).isEqualTo(new Look(first.last(), false, false, null));
  }

  @Test
  @DisplayName(
      "AU-8 after the interval, or after 1,000 entries, the head is signed and kept in both places")
  void theHeadIsSignedInTime() {
    happened(1);
    node.look(true);
    happened(999);
    clock.forward(INTERVAL.minusMillis(1));
    assertThat(node.look(true).signed()).isFalse();
    happened(1);
    assertThat(node.look(true).signed()).isTrue();
    happened(1);
    clock.forward(INTERVAL);
    assertThat(node.look(true).signed()).isTrue();

    assertThat(outside.kept)
        .extracting(kept -> kept.head().seq())
        .containsExactly(1L, 1001L, 1002L);
    assertThat(store.found)
        .extracting(FoundCheckpoint::checkpoint)
        .containsExactlyElementsOf(outside.kept);
    assertThat(outside.kept.getLast().head()).isEqualTo(entries.getLast().head());
    assertThat(outside.kept.get(2).previous()).isEqualTo(outside.kept.get(1).digest());
  }

  @Test
  @DisplayName("AU-8 a clock that went back does not put off the next checkpoint")
  void aClockThatWentBackDoesNoHarm() {
    happened(1);
    node.look(true);
    happened(1);
    clock.forward(Duration.ofDays(-365));
    assertThat(node.look(true).signed()).isTrue();
  }

  @Test
  @DisplayName("AU-8 every node keeps what another signed, also what it missed before it was there")
  void everyNodeKeepsWhatAnotherSigned() {
    threeCheckpoints();
    var other = new Outside();

    assertThat(node(other, signer).look(false)).isEqualTo(new Look(stored(2), false, false, null));

    assertThat(other.kept).isEqualTo(outside.kept);
  }

  @Test
  @DisplayName("AU-8 a crash between database and file is made good by the next look")
  void aCrashInBetweenIsMadeGood() {
    threeCheckpoints();
    var all = List.copyOf(outside.kept);
    outside.kept.removeLast();

    assertThat(node.look(true).broken()).isNull();

    assertThat(outside.kept).startsWith(all.toArray(Checkpoint[]::new));
  }

  @Test
  @DisplayName("AU-8 of two nodes that believe to be the one only one signs")
  void onlyOneSigns() {
    threeCheckpoints();
    var other = node(new Outside(), signer);
    clock.forward(INTERVAL);
    assertThat(other.look(true).signed()).isTrue();
    assertThat(node.look(true)).isEqualTo(new Look(stored(3), false, false, null));
    assertThat(
            store.append(
                signer.sign(
                    Checkpoint.unsigned(
                        new ChainHead(ChainHead.MAIN, 99, "ab".repeat(32)),
                        clock.instant(),
                        stored(3).previous(),
                        signer.keyId()))))
        .isEqualTo(InMemoryCheckpoints.Outcome.OVERTAKEN);
  }

  @Test
  @DisplayName("AU-8 AU-9 a chain that was cut behind its last checkpoint is not signed anew")
  void aCutChainIsNotSigned() {
    threeCheckpoints();
    entries.subList(1, entries.size()).clear();
    assertBroken(Trouble.CUT, 2);
    var log = AuditLog.after(entries.getLast().head());
    for (var number = 11; number <= 15; number++) {
      entries.add(log.append(aDraft(number)));
    }
    assertBroken(Trouble.REWRITTEN, 3);
  }

  @Test
  @DisplayName("AU-8 AU-9 a chain that was written anew with all its hashes is not signed")
  void aRewrittenChainIsNotSigned() {
    threeCheckpoints();
    entries.clear();
    var log = AuditLog.empty(ChainHead.MAIN);
    for (var number = 11; number <= 20; number++) {
      entries.add(log.append(aDraft(number)));
    }
    assertBroken(Trouble.REWRITTEN, 3);
  }

  @Test
  @DisplayName("AU-8 AU-9 checkpoints that are gone, or others, contradict the file")
  void replacedCheckpointsContradictTheFile() {
    threeCheckpoints();
    var last = store.found.removeLast();
    assertBroken(Trouble.CHECKPOINT_REPLACED, 3);
    store.found.add(new FoundCheckpoint(last.seq(), null));
    assertBroken(Trouble.CHECKPOINT_REPLACED, 3);
    store.found.set(
        2,
        new FoundCheckpoint(
            last.seq(),
            signer.sign(
                Checkpoint.unsigned(
                    entries.get(2).head(),
                    clock.instant().plusMillis(1),
                    stored(1).digest(),
                    signer.keyId()))));
    assertBroken(Trouble.CHECKPOINT_REPLACED, 3);
    store.found.set(2, last);
    assertThat(node.look(true).broken()).isNull();
  }

  @Test
  @DisplayName("AU-8 AU-9 what is not signed, not trusted or not linked is not kept outside")
  void whatIsNotInOrderIsNotKept() {
    threeCheckpoints();
    var before = List.copyOf(outside.kept);
    var next =
        Checkpoint.unsigned(
            entries.getLast().head(), clock.instant(), stored(2).digest(), signer.keyId());
    planted(new FoundCheckpoint(4, next.signedWith("00".repeat(64))), Trouble.CHECKPOINT_FORGED);
    planted(new FoundCheckpoint(4, null), Trouble.CHECKPOINT_FORGED);
    planted(
        new FoundCheckpoint(
            4,
            new Signer("ff")
                .sign(Checkpoint.unsigned(next.head(), next.at(), next.previous(), "ff"))),
        Trouble.UNKNOWN_KEY);
    planted(
        new FoundCheckpoint(
            4,
            signer.sign(
                Checkpoint.unsigned(next.head(), next.at(), stored(1).digest(), signer.keyId()))),
        Trouble.CHECKPOINT_FORGED);
    assertThat(outside.kept).isEqualTo(before);
  }

  private void planted(FoundCheckpoint planted, Trouble trouble) {
    store.found.add(planted);
    assertBroken(trouble, 4);
    store.found.removeLast();
  }

  private void assertBroken(Trouble trouble, long seq) {
    clock.forward(INTERVAL);
    var before = List.copyOf(store.found);
    assertThat(node.look(true).broken()).isEqualTo(new Broken(trouble, seq));
    assertThat(store.found).isEqualTo(before);
  }

  private Boundary boundary(ChainHead head, Signer by) {
    var unsigned = Boundary.unsigned(head, "ab".repeat(32), by.keyId());
    return unsigned.signedWith(by.sign(unsigned.keyId(), unsigned.signed()));
  }

  private void begins(Boundary boundary) {
    store.boundary = Optional.of(FoundBoundary.of(boundary));
  }

  @Test
  @DisplayName("AU-11 where the chain begins is kept outside too, and signing goes on")
  void theBoundaryIsKept() {
    threeCheckpoints();
    var boundary = boundary(entries.getFirst().head(), signer);
    begins(boundary);
    clock.forward(INTERVAL);

    assertThat(node.look(true).signed()).isTrue();
    assertThat(outside.boundary).contains(boundary);
  }

  @Test
  @DisplayName("AU-11 an entry that left since it was signed was not rewritten")
  void anEntryThatLeftWasNotRewritten() {
    threeCheckpoints();
    var last = entries.removeLast();
    begins(boundary(entries.getLast().head(), signer));
    entries.clear();
    entries.add(last);
    clock.forward(INTERVAL);

    assertThat(node.look(true).broken()).isNull();
  }

  @Test
  @DisplayName("AU-11 a boundary that is not what was signed is told, and nothing more is signed")
  void aForgedBoundaryIsTold() {
    threeCheckpoints();
    var head = entries.getFirst().head();
    var genuine = boundary(head, signer);
    begins(genuine.signedWith("00".repeat(64)));
    clock.forward(INTERVAL);
    assertThat(node.look(true)).matches(look -> !look.signed());
    assertThat(node.look(true).broken()).isEqualTo(new Broken(Trouble.BOUNDARY_FORGED, 1));
    assertThat(outside.boundary).isEmpty();

    begins(boundary(head, new Signer("fedcba9876543210")));
    assertThat(node.look(true).broken()).isEqualTo(new Broken(Trouble.UNKNOWN_KEY, 1));

    outside.boundary = Optional.of(boundary(head, signer));
    var other = Boundary.unsigned(head, "cd".repeat(32), signer.keyId());
    begins(other.signedWith(signer.sign(other.keyId(), other.signed())));
    assertThat(node.look(true).broken()).isEqualTo(new Broken(Trouble.BOUNDARY_FORGED, 1));

    begins(genuine);
    assertThat(node.look(true).signed()).isTrue();
  }
}
