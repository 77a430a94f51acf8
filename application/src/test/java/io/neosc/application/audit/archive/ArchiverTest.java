package io.neosc.application.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosc.application.audit.AuditEntries;
import io.neosc.application.audit.TrailProof;
import io.neosc.application.audit.archive.Archiver.Rule;
import io.neosc.application.audit.archive.Archiver.Step;
import io.neosc.application.audit.archive.ArchivingRefused.Reason;
import io.neosc.application.audit.port.out.AuditRetention;
import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.application.shared.port.FencedOff;
import io.neosc.application.shared.port.PartState.Health;
import io.neosc.application.testing.CountingIds;
import io.neosc.application.testing.InMemoryArchive;
import io.neosc.application.testing.InMemoryCheckpoints;
import io.neosc.application.testing.InMemoryCheckpoints.Outside;
import io.neosc.application.testing.InMemoryCheckpoints.Signer;
import io.neosc.application.testing.InMemoryCommits;
import io.neosc.application.testing.InMemoryFoundTrail;
import io.neosc.application.testing.InMemoryLease;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.InMemoryStore;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.MovableClock;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.VerificationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiverTest {
  private static final CommitContext WHO = CommitContext.system("4bf92f3577b34da6a3ce929d0e0e4736");
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final Duration TENURE = Duration.ofSeconds(30);
  private static final Rule RULE = new Rule(RETENTION, 10, 5, Duration.ofDays(1), 3);

  private final InMemoryStore memory = new InMemoryStore();
  private final MovableClock clock = new MovableClock();
  private final InMemoryLease lease = new InMemoryLease(memory, clock);
  private final InMemoryCheckpoints store = new InMemoryCheckpoints();
  private final Outside outside = new Outside();
  private final Signer signer = new Signer("0123456789abcdef");
  private final InMemoryArchive archive = new InMemoryArchive();
  private final List<String> alarms = new ArrayList<>();
  private Runnable afterCommit = () -> {};
  private Runnable afterRemoval = () -> {};
  private long forgotten;
  private Supplier<List<AuditEntry>> entries = memory::entries;
  private final CommitObserver observer = (_, changes, _) -> changes.forEach(this::left);
  private final InMemoryCommits commits =
      new InMemoryCommits(
          memory, new AuditEntries(new CountingIds(), _ -> false), List.of(observer));
  private final InMemoryFoundTrail trail = new InMemoryFoundTrail(() -> entries.get());

  private void left(Change change) {
    if (change instanceof Change.SegmentArchived(var segment)) {
      store.boundary = Optional.of(FoundBoundary.of(segment.boundary()));
      afterCommit.run();
    }
  }

  /** As after a start. */
  private Archiver node() {
    return node(archive);
  }

  private Archiver node(InMemoryArchive folder) {
    return new Archiver(
        trail,
        store,
        outside,
        signer,
        signer,
        folder,
        retention(),
        texts(),
        InMemoryRepositories.holds(memory),
        commits,
        (chain, kind, seq) -> alarms.add(chain + " " + kind + " " + seq),
        RULE,
        clock);
  }

  private AuditRetention retention() {
    return (_, upTo, max) -> {
      var first = memory.entries().getFirst().seq();
      var last = Math.min(upTo, first + max - 1);
      memory.withoutEntries(last);
      afterRemoval.run();
      return (int) Math.max(0, last - first + 1);
    };
  }

  private AuditTexts texts() {
    return new AuditTexts() {
      @Override
      public int feed(int max) {
        return 0;
      }

      @Override
      public int forget(long upTo, int max) {
        var more = (int) Math.min(max, upTo - forgotten);
        forgotten += more;
        return more;
      }
    };
  }

  private void happened(int count) {
    for (var i = 0; i < count; i++) {
      clock.forward(Duration.ofSeconds(1));
      commits.record(WHO, new TrailEvent.Read(1, 1, Set.of(), clock.instant()));
    }
  }

  private void signed() {
    var entry = memory.entries().getLast();
    var previous =
        outside.kept.isEmpty() ? ChainHead.GENESIS_HASH : outside.kept.getLast().digest();
    var checkpoint =
        signer.sign(Checkpoint.unsigned(entry.head(), clock.instant(), previous, signer.keyId()));
    store.found.add(FoundCheckpoint.of(checkpoint));
    outside.kept.add(checkpoint);
  }

  /** So many entries that are past retention, with checkpoints in between and at the end. */
  private void old(int count) {
    for (var done = 0; done < count; done += 4) {
      happened(Math.min(4, count - done));
      signed();
    }
    clock.forward(RETENTION.plusHours(1));
  }

  private Step step(Archiver node, boolean all) {
    var held = lease.acquire(Archiving.LEASE, TENURE).orElseThrow();
    try {
      return node.step(WHO.fenced(held.fence()), all);
    } finally {
      lease.release(held.fence());
    }
  }

  private void untilIdle(Archiver node) {
    while (!(step(node, true) instanceof Step.Idle)) {
      // until there is nothing more to do
    }
  }

  private VerificationReport verified() {
    signed();
    return TrailProof.ofStore(trail, store, outside, signer, clock, Duration.ofMinutes(1));
  }

  /** Each place is where it belongs, once, and what is there verifies. */
  private void assertEachInOnePlace(long boundary, long last) {
    assertThat(memory.entries())
        .extracting(AuditEntry::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(boundary + 1, last).boxed().toList());
    assertThat(archive.places().distinct())
        .containsAll(LongStream.rangeClosed(1, boundary).boxed().toList());
    assertThat(archive.places()).doesNotHaveDuplicates();
    var report = verified();
    assertThat(report.worst()).as("%s", report).isEqualTo(Status.INTACT);
    assertThat(report.from()).isEqualTo(boundary);
    assertThat(alarms).isEmpty();
  }

  @Test
  @DisplayName("AU-11: what is past retention leaves, segment by segment, and the rest stays")
  void whatIsPastRetentionLeaves() {
    old(24);
    happened(6);
    signed();
    var node = node();

    assertThat(step(node, true)).isEqualTo(new Step.Archived(1, 10));
    assertThat(step(node, true)).isInstanceOf(Step.Removed.class);
    untilIdle(node);

    assertEachInOnePlace(24, 33);
    assertThat(archive.segments.keySet()).containsExactly(10L, 20L, 24L);
    assertThat(forgotten).isEqualTo(24);
    assertThat(memory.entries().get(6).action()).isEqualTo("archive_audit");
  }

  @Test
  @DisplayName("AU-11: a chain that is past retention as a whole keeps its last signed entry")
  void oneEntryAlwaysStays() {
    old(12);
    untilIdle(node());
    assertEachInOnePlace(11, 14);
    clock.forward(RETENTION.multipliedBy(3));
    untilIdle(node());
    assertThat(memory.entries()).isNotEmpty();
    assertThat(verified().worst()).isEqualTo(Status.INTACT);
  }

  @Test
  @DisplayName("AU-11: nothing leaves that no checkpoint saw, or that is not old enough")
  void whatNobodyVouchedForStays() {
    happened(20);
    clock.forward(RETENTION.plusHours(1));
    assertThat(step(node(), true)).isEqualTo(new Step.Idle());

    signed();
    assertThat(step(node(), true)).isEqualTo(new Step.Archived(1, 10));
    assertThat(archive.places()).hasSize(10);
  }

  @Test
  @DisplayName("AU-11: few entries wait for others, but no more than a day")
  void fewEntriesWait() {
    happened(3);
    clock.forward(RETENTION.minusHours(1));
    happened(3);
    signed();
    clock.forward(Duration.ofHours(2));
    assertThat(step(node(), false)).isEqualTo(new Step.Idle());
    clock.forward(Duration.ofDays(1));
    assertThat(step(node(), false)).isEqualTo(new Step.Archived(1, 3));
  }

  /** Ends the process where it is. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static Runnable killedAt(int time) {
    var times = new int[] {0};
    return () -> {
      times[0]++;
      if (times[0] == time) {
        throw new Killed();
      }
    };
  }

  @Test
  @DisplayName("AU-11: killed at any step, another run has each entry in one verified place")
  void killedAnywhere() {
    for (var time = 1; time <= 3; time++) {
      for (var place = 0; place < 5; place++) {
        var test = new ArchiverTest();
        test.old(24);
        var kill = killedAt(time);
        switch (place) {
          case 0 -> test.archive.beforeWriting = kill;
          case 1 -> test.archive.beforeReading = kill;
          case 2 -> test.archive.afterReading = kill;
          case 3 -> test.afterCommit = kill;
          default -> test.afterRemoval = kill;
        }
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> test.untilIdle(test.node()));
        assertThat(test.verified().worst()).as("%s, %s", place, time).isEqualTo(Status.INTACT);
        test.clock.forward(RETENTION.plusHours(1));
        test.untilIdle(test.node());
        var left = test.store.boundary.orElseThrow().seq();
        test.assertEachInOnePlace(left, test.memory.entries().getLast().seq());
      }
    }
  }

  @Test
  @DisplayName("AU-11: whoever is paused before the commit while another takes over stores nothing")
  void whoeverIsOvertakenStoresNothing() {
    old(24);
    var other = node();
    var once = killedAt(1);
    archive.afterReading =
        () -> {
          try {
            once.run();
          } catch (Killed paused) {
            clock.forward(TENURE.plusSeconds(1));
            untilIdle(other);
          }
        };
    assertThatExceptionOfType(FencedOff.class).isThrownBy(() -> step(node(), true));
    assertEachInOnePlace(23, 27);
  }

  @ParameterizedTest
  @CsvSource({"changed, 7", "deleted, 1"})
  @DisplayName("AU-11: a trail that is not what was written leaves nowhere, and is an alarm")
  void aBrokenTrailStays(String kind, int seq) {
    old(24);
    var broken = new ArrayList<>(memory.entries());
    var victim = broken.remove(seq - 1);
    if (kind.equals("changed")) {
      broken.add(seq - 1, AuditFixture.erased(victim));
    }
    entries = () -> broken;
    var node = node();
    for (var i = 0; i < 2; i++) {
      assertThatExceptionOfType(ArchivingRefused.class)
          .isThrownBy(() -> step(node, true))
          .matches(refused -> refused.reason() == Reason.TRAIL_BROKEN);
    }
    assertThat(alarms).containsExactly("main " + kind + " " + seq);
    assertThat(archive.segments).isEmpty();
    assertThat(memory.entries()).hasSize(24);
  }

  @Test
  @DisplayName("AU-11: a forged boundary removes nothing")
  void aForgedBoundaryRemovesNothing() {
    old(24);
    step(node(), true);
    var genuine = store.boundary.orElseThrow().boundary();
    store.boundary = Optional.of(FoundBoundary.of(genuine.signedWith("00".repeat(64))));
    assertThatExceptionOfType(ArchivingRefused.class)
        .isThrownBy(() -> step(node(), true))
        .matches(refused -> refused.reason() == Reason.TRAIL_BROKEN);
    assertThat(memory.entries()).hasSize(25);
    assertThat(alarms).containsExactly("main checkpoint_replaced 10");
  }

  @Test
  @DisplayName("AU-11: a node without the files of what left archives and removes nothing")
  void withoutTheFilesNothingIsRemoved() {
    old(24);
    step(node(), true);
    assertThatExceptionOfType(ArchivingRefused.class)
        .isThrownBy(() -> step(node(new InMemoryArchive()), true))
        .matches(refused -> refused.reason() == Reason.ARCHIVE_MISSING);
    assertThat(memory.entries()).hasSize(25);
  }

  @Test
  @DisplayName("AU-11: what is read back otherwise than it is stored is not committed")
  void whatIsReadBackOtherwiseIsNotCommitted() {
    old(24);
    archive.beforeReading =
        () ->
            archive.segments.computeIfPresent(
                10L,
                (_, segment) -> {
                  segment.set(3, AuditFixture.erased(segment.get(3)));
                  return segment;
                });
    assertThatExceptionOfType(ArchivingRefused.class)
        .isThrownBy(() -> step(node(), true))
        .matches(refused -> refused.reason() == Reason.READ_BACK_DIFFERS);
    assertThat(store.boundary).isEmpty();
    assertThat(memory.entries()).hasSize(24);
  }

  @Test
  @DisplayName("AU-11: a full disk ends it before anything is committed or removed")
  void aFullDiskEndsIt() {
    old(24);
    archive.beforeWriting =
        () -> {
          throw new UncheckedIOException(new IOException("No space left on device"));
        };
    var worker = new ManualScheduler();
    var archiving = new Archiving(node(), true, lease, new CountingIds(), clock, worker);
    assertThatThrownBy(() -> step(node(), true)).isInstanceOf(UncheckedIOException.class);
    archiving.start();
    assertThat(archiving.state().health()).isEqualTo(Health.UNHEALTHY);
    assertThat(store.boundary).isEmpty();
    assertThat(memory.entries()).hasSize(24);

    archive.beforeWriting = () -> {};
    for (var i = 0; i < 30; i++) {
      clock.forward(Duration.ofSeconds(30));
      worker.runOnce();
    }
    assertThat(archiving.state().health()).isEqualTo(Health.HEALTHY);
    assertThat(archiving.archived()).isEqualTo(20);
    assertThat(archiving.lastSuccess()).isPresent();
    assertThat(archiving.oldest()).contains(memory.entries().getFirst().timestamp());
    assertEachInOnePlace(20, 26);
  }
}
