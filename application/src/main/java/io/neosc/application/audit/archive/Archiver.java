package io.neosc.application.audit.archive;

import io.neosc.application.audit.TrailProof;
import io.neosc.application.audit.archive.ArchivingRefused.Reason;
import io.neosc.application.audit.port.out.AuditArchive;
import io.neosc.application.audit.port.out.AuditRetention;
import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.audit.port.out.BrokenTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.domain.audit.ArchivedSegment;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.Finding;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.FoundEntry;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.TrailStart;
import io.neosc.domain.audit.Verdict;
import io.neosc.domain.hold.LegalHoldId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves what is past retention from the database into files, segment by segment (AU-11, ADR 016):
 * verify, write, read back and compare, commit, remove. Whoever is cut off anywhere leaves each
 * entry in a verified place, and the next one goes on. The entry of the last checkpoint stays, and
 * all behind it: what nobody vouched for is not given away, and a chain is never empty. For one
 * thread only.
 */
public final class Archiver {
  private final FoundTrail trail;
  private final CheckpointStore store;
  private final CheckpointsOutside outside;
  private final TrailSigner signer;
  private final TrailSignatures signatures;
  private final AuditArchive archive;
  private final AuditRetention retention;
  private final AuditTexts texts;
  private final LegalHoldRepository holds;
  private final Commits commits;
  private final BrokenTrail alarm;
  private final Rule rule;
  private final InstantSource clock;

  /** The last segment whose files this process has seen to be in order. */
  private @Nullable Boundary seen;

  private @Nullable Finding told;

  /**
   * When entries leave, and how many at once.
   *
   * @param retention no entry leaves before it is older
   * @param segment the most entries of one segment
   * @param enough so many are worth a segment by themselves
   * @param patience fewer wait for others so much longer
   * @param batch so many are removed at once
   */
  public record Rule(Duration retention, int segment, int enough, Duration patience, int batch) {
    private static final int SEGMENT = 50_000;
    private static final int ENOUGH = 5_000;
    private static final int BATCH = 1_000;

    public static Rule of(Duration retention) {
      return new Rule(retention, SEGMENT, ENOUGH, Duration.ofDays(1), BATCH);
    }
  }

  /** What one step came to. */
  public sealed interface Step {
    /** A segment left; what is left of it in the database does not count any more. */
    record Archived(long first, long last) implements Step {}

    /** So many entries, and words of entries, that had left are removed. */
    record Removed(int count) implements Step {}

    /** A hold was placed meanwhile; nothing left, and the next step looks at it. */
    record Overtaken() implements Step {}

    /** There is nothing to do but to wait until a hold is lifted, which keeps this entry. */
    record Kept(LegalHoldId hold, long seq) implements Step {}

    /** There is nothing to do. */
    record Idle() implements Step {}
  }

  public Archiver(
      FoundTrail trail,
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSigner signer,
      TrailSignatures signatures,
      AuditArchive archive,
      AuditRetention retention,
      AuditTexts texts,
      LegalHoldRepository holds,
      Commits commits,
      BrokenTrail alarm,
      Rule rule,
      InstantSource clock) {
    this.trail = trail;
    this.store = store;
    this.outside = outside;
    this.signer = signer;
    this.signatures = signatures;
    this.archive = archive;
    this.retention = retention;
    this.texts = texts;
    this.holds = holds;
    this.commits = commits;
    this.alarm = alarm;
    this.rule = rule;
    this.clock = clock;
  }

  /** When the oldest entry was written that has not left; empty if there is none. */
  public Optional<Instant> oldest() {
    var boundary = store.boundary(ChainHead.MAIN).map(FoundBoundary::seq).orElse(0L);
    return entryAt(boundary + 1).map(AuditEntry::timestamp);
  }

  private Optional<AuditEntry> entryAt(long seq) {
    return trail.found(ChainHead.MAIN, seq, 1).entries().stream()
        .<AuditEntry>mapMulti((found, those) -> {
          if (found instanceof FoundEntry.Readable(var entry) && entry.seq() == seq) {
            those.accept(entry);
          }
        })
        .findFirst();
  }

  /**
   * Does the next thing there is to do, for whoever has the lease.
   *
   * @param context under the lease's fence
   * @param all whether few entries leave too, and do not wait for others
   * @throws ArchivingRefused if it would not be right; nothing was removed
   * @throws UncheckedIOException if files cannot be written or read; nothing was removed
   * @throws io.neosc.application.shared.port.FencedOff if somebody else does it by now
   * @throws io.neosc.application.shared.port.StoreUnavailable if the store is away
   */
  public Step step(CommitContext context, boolean all) {
    var start = start();
    var boundary = start.boundary();
    if (boundary != null) {
      requireSeen(boundary);
      var removed = remove(boundary);
      if (removed > 0) {
        return new Step.Removed(removed);
      }
    }
    var found = holds.all();
    var extent = new Extent(trail, store, rule, found.holds(), clock.instant());
    var before = start.before();
    var last = extent.of(before.seq(), all);
    return last == 0
        ? nothingLeaves(extent, before.seq() + 1)
        : leave(context, before, last, found.turn());
  }

  /** Because the next entry stays, or is not there. */
  private Step nothingLeaves(Extent extent, long next) {
    var entry = entryAt(next);
    if (entry.isEmpty() && vouchedFor() >= next) {
      verify(covering(next).head().seq());
    }
    return entry
        .flatMap(extent::keeping)
        .<Step>map(hold -> new Step.Kept(hold.id(), next))
        .orElseGet(Step.Idle::new);
  }

  private long vouchedFor() {
    return store.last(ChainHead.MAIN).map(FoundCheckpoint::seq).orElse(0L);
  }

  private TrailStart start() {
    var kept = outside.boundary();
    var start = TrailStart.of(ChainHead.MAIN, store.boundary(ChainHead.MAIN), kept, signatures);
    if (start.finding() != null) {
      throw broken(start.finding());
    }
    if (start.unknown() != null) {
      throw new ArchivingRefused(Reason.TRAIL_UNPROVEN, start.unknown());
    }
    return start;
  }

  /** Whoever cannot show what left must not let more leave, nor remove anything. */
  private void requireSeen(Boundary boundary) {
    if (boundary.equals(seen)) {
      return;
    }
    try {
      archive.read(boundary, _ -> {});
      archive.settle(boundary);
    } catch (UncheckedIOException missing) {
      throw new ArchivingRefused(
          Reason.ARCHIVE_MISSING,
          "The segment that ends with entry %d is not in this archive as it was written"
              .formatted(boundary.head().seq()),
          missing);
    }
    seen = boundary;
  }

  private int remove(Boundary boundary) {
    var head = boundary.head();
    var removed = retention.remove(head.chain(), head.seq(), rule.batch());
    return removed < rule.batch() ? removed + texts.forget(head.seq(), rule.batch()) : removed;
  }

  private Step leave(CommitContext context, ChainHead before, long last, long turn) {
    var covering = covering(last);
    verify(covering.head().seq());
    var fence = Objects.requireNonNull(context.fence(), "archiving needs a fence");
    var leaving = new Leaving(trail, before.seq() + 1, last);
    var manifest = archive.write(fence.token(), before, covering, leaving.entries());
    var unsigned = Boundary.unsigned(leaving.head(), manifest, signer.keyId());
    var boundary = unsigned.signedWith(signer.sign(unsigned.keyId(), unsigned.signed()));
    var stored = leaving.entries();
    archive.read(boundary, entry -> requireSame(stored.hasNext() ? stored.next() : null, entry));
    requireSame(stored.hasNext() ? stored.next() : null, null);
    try {
      commits.commit(context, ArchivedSegment.leaving(before, boundary, turn, clock.instant()));
    } catch (BoundExceeded _) {
      return new Step.Overtaken();
    }
    archive.settle(boundary);
    seen = boundary;
    return new Step.Archived(before.seq() + 1, last);
  }

  private static void requireSame(@Nullable AuditEntry stored, @Nullable AuditEntry read) {
    if (!Objects.equals(stored, read)) {
      var seq = stored != null ? stored.seq() : read != null ? read.seq() : 0;
      throw new ArchivingRefused(
          Reason.READ_BACK_DIFFERS, "Entry %d is another one in the archive".formatted(seq));
    }
  }

  private Checkpoint covering(long last) {
    return store.after(ChainHead.MAIN, last - 1, 1).stream()
        .map(FoundCheckpoint::checkpoint)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() ->
            new ArchivingRefused(
                Reason.TRAIL_UNPROVEN, "No checkpoint saw entry %d".formatted(last)));
  }

  private void verify(long upTo) {
    var report = TrailProof.upTo(upTo, trail, store, outside, signatures);
    var finding = report.first();
    if (finding.isPresent()) {
      throw broken(finding.get());
    }
    if (report.completeness().status() != Verdict.Status.INTACT) {
      throw new ArchivingRefused(
          Reason.TRAIL_UNPROVEN, Objects.requireNonNullElse(report.completeness().reason(), ""));
    }
  }

  private ArchivingRefused broken(Finding finding) {
    if (!finding.equals(told)) {
      alarm.found(ChainHead.MAIN, finding.kind().text(), finding.seq());
      told = finding;
    }
    return new ArchivingRefused(
        Reason.TRAIL_BROKEN,
        "Entry %d %s (%s)".formatted(finding.seq(), finding.detail(), finding.kind().text()));
  }
}
