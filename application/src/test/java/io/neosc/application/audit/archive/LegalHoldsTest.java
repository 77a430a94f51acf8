package io.neosc.application.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.audit.AuditEntries;
import io.neosc.application.audit.archive.Archiver.Rule;
import io.neosc.application.audit.archive.Archiver.Step;
import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.CommitObserver;
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
import io.neosc.application.testing.MovableClock;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.hold.HoldScope;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.LegalHoldId;
import io.neosc.domain.identity.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a legal hold keeps does not leave, whenever it is placed (AU-11). */
class LegalHoldsTest {
  private static final CommitContext WHO = CommitContext.system("4bf92f3577b34da6a3ce929d0e0e4736");
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final Rule RULE = new Rule(RETENTION, 10, 5, Duration.ofDays(1), 100);
  private static final LegalHoldId HOLD = new LegalHoldId("hld-1");

  private final InMemoryStore memory = new InMemoryStore();
  private final MovableClock clock = new MovableClock();
  private final InMemoryLease lease = new InMemoryLease(memory, clock);
  private final InMemoryCheckpoints store = new InMemoryCheckpoints();
  private final Outside outside = new Outside();
  private final Signer signer = new Signer("0123456789abcdef");
  private final InMemoryArchive archive = new InMemoryArchive();
  private final CommitObserver observer = (_, changes, _) -> changes.forEach(this::left);
  private final InMemoryCommits commits =
      new InMemoryCommits(
          memory, new AuditEntries(new CountingIds(), _ -> false), List.of(observer));
  private final Archiver archiver =
      new Archiver(
          new InMemoryFoundTrail(memory::entries),
          store,
          outside,
          signer,
          signer,
          archive,
          (_, upTo, _) -> {
            memory.withoutEntries(upTo);
            return 0;
          },
          new NoTexts(),
          InMemoryRepositories.holds(memory),
          commits,
          (_, _, _) -> {},
          RULE,
          clock);
  private Instant ninth = Instant.EPOCH;

  private static final class NoTexts implements AuditTexts {
    @Override
    public int feed(int max) {
      return 0;
    }

    @Override
    public int forget(long upTo, int max) {
      return 0;
    }
  }

  private void left(Change change) {
    if (change instanceof Change.SegmentArchived(var segment)) {
      store.boundary = Optional.of(FoundBoundary.of(segment.boundary()));
    }
  }

  /** Thirty, all of which but the last could leave. */
  @BeforeEach
  void oldEntries() {
    for (var i = 0; i < 30; i++) {
      clock.forward(Duration.ofSeconds(1));
      if (i == 8) {
        ninth = clock.instant();
      }
      commits.record(WHO, new TrailEvent.Read(1, 1, Set.of(), clock.instant()));
    }
    var head = memory.entries().getLast().head();
    var unsigned =
        Checkpoint.unsigned(head, clock.instant(), ChainHead.GENESIS_HASH, signer.keyId());
    var checkpoint = signer.sign(unsigned);
    store.found.add(FoundCheckpoint.of(checkpoint));
    outside.kept.add(checkpoint);
    clock.forward(RETENTION.plusHours(1));
  }

  private Step step() {
    var held = lease.acquire(Archiving.LEASE, Duration.ofSeconds(30)).orElseThrow();
    try {
      return archiver.step(WHO.fenced(held.fence()), true);
    } finally {
      lease.release(held.fence());
    }
  }

  private void placed() {
    var scope = HoldScope.between(ninth, ninth.plusMillis(1));
    var admin = new AccountId("usr-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");
    commits.commit(WHO, LegalHold.place(HOLD, scope, "A lawsuit", admin, clock.instant()));
  }

  private void lifted() {
    var hold = InMemoryRepositories.holds(memory).find(HOLD).orElseThrow();
    hold.lift(clock.instant());
    commits.commit(WHO, hold);
  }

  private long first() {
    return memory.entries().getFirst().seq();
  }

  @Test
  @DisplayName("AU-11: the entry that is held stays, and all behind it, until the hold is lifted")
  void whatIsHeldStays() {
    placed();
    assertThat(step()).isEqualTo(new Step.Archived(1, 8));
    assertThat(step()).isEqualTo(new Step.Kept(HOLD, 9));
    assertThat(step()).isEqualTo(new Step.Kept(HOLD, 9));
    assertThat(first()).isEqualTo(9);
    lifted();
    assertThat(step()).isEqualTo(new Step.Archived(9, 18));
  }

  @Test
  @DisplayName("AU-11: a hold that is placed while a segment is written keeps its entries")
  void placedWhileASegmentIsWritten() {
    archive.beforeReading =
        () -> {
          archive.beforeReading = () -> {};
          placed();
        };
    assertThat(step()).isEqualTo(new Step.Overtaken());
    assertThat(store.boundary).isEmpty();
    assertThat(first()).isEqualTo(1);
    assertThat(step()).isEqualTo(new Step.Archived(1, 8));
    assertThat(archive.places()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(step()).isEqualTo(new Step.Kept(HOLD, 9));
  }

  @Test
  @DisplayName("AU-11: what had left when the hold was placed is in the archive alone")
  void placedTooLate() {
    assertThat(step()).isEqualTo(new Step.Archived(1, 10));
    placed();
    assertThat(step()).isEqualTo(new Step.Archived(11, 20));
  }
}
