package io.neosc.application.audit;

import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.CheckpointTrust;
import io.neosc.domain.audit.Finding;
import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.FoundEntry;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.Verdict;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.audit.VerificationReport;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a trail that somebody has before him (AU-9): nothing is written, no alert is raised, and
 * no server is needed.
 */
public final class TrailProof {
  private static final String NOTHING_OUTSIDE =
      "no checkpoint was kept outside the database, so its end may have been cut off with those"
          + " inside";

  private TrailProof() {}

  /**
   * Which entries a file is said to have.
   *
   * @param first place, 1 if it begins where the chain does: with its first entry, or behind the
   *     boundary since older ones left
   * @param last place; null if it goes as far as there are checkpoints
   */
  public record Range(long first, @Nullable Long last) {
    /** From where the chain begins. */
    public static final Range ALL = new Range(1, null);

    public Range {
      if (first < 1 || last != null && last < first) {
        throw new IllegalArgumentException("Not a range of entries: " + first + " to " + last);
      }
    }
  }

  /**
   * Verifies entries in a file of {@link io.neosc.domain.audit.AuditLine lines}, each with its line
   * feed. How fresh its checkpoints are is not asked: a file does not get older.
   *
   * @param kept checkpoints of the chain, ascending; without any that is trusted nobody can say
   *     whether the file is whole
   * @param boundary the last that is known; a file that goes on where it ends may begin there too
   * @throws java.io.UncheckedIOException if one of the two cannot be read
   */
  public static VerificationReport ofLines(
      InputStream in,
      Range range,
      Iterator<FoundCheckpoint> kept,
      Optional<Boundary> boundary,
      TrailSignatures signatures) {
    var lines = new AuditLines(in);
    var last = Objects.requireNonNullElse(range.last(), Long.MAX_VALUE);
    var counted = new Counted(kept);
    var trust = CheckpointTrust.of(counted, Collections.emptyIterator(), signatures, last);
    var found = lines.peek();
    var before =
        boundary
            .filter(known -> range.first() == 1 && begins(known, found))
            .filter(known -> signatures.check(known) == TrailSignatures.Answer.VALID)
            .map(Boundary::head)
            .orElseGet(() -> before(range.first(), found));
    var verification = new Verification(before, trust);
    lines.forEachRemaining(verification::see);
    var report = verification.report(null, Duration.ZERO);
    return report.completeness().status() == Verdict.Status.BROKEN
        ? report
        : ended(report, lines.torn(), range.last(), counted.last);
  }

  /**
   * Verifies what is stored now.
   *
   * @param outside those that were kept elsewhere; without any nobody can say whether the end is
   *     missing
   * @param now is asked at the end, to tell how fresh the checkpoints are
   * @param interval how long an entry may wait for a checkpoint at most
   * @throws java.io.UncheckedIOException if what was kept elsewhere cannot be read
   * @throws io.neosc.application.shared.port.StoreUnavailable if the store is away
   */
  public static VerificationReport ofStore(
      FoundTrail trail,
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSignatures signatures,
      InstantSource now,
      Duration interval) {
    try (var walk = new TrailWalk(trail, store, outside, signatures)) {
      walk.complete();
      var report = walk.report(now.instant(), interval);
      return report.completeness().equals(Verdict.INTACT) && outside.last().isEmpty()
          ? complete(report, Verdict.unknown(NOTHING_OUTSIDE))
          : report;
    }
  }

  private static boolean begins(Boundary known, @Nullable FoundEntry found) {
    return found instanceof FoundEntry.Readable(var entry) && entry.seq() == known.head().seq() + 1;
  }

  /**
   * Verifies what is stored up to a place; how fresh its checkpoints are is not asked.
   *
   * @param upTo a checkpoint saw it
   * @throws java.io.UncheckedIOException as above
   * @throws io.neosc.application.shared.port.StoreUnavailable as above
   */
  public static VerificationReport upTo(
      long upTo,
      FoundTrail trail,
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSignatures signatures) {
    try (var walk = new TrailWalk(trail, store, outside, signatures, upTo)) {
      walk.complete();
      return walk.report(null, Duration.ZERO);
    }
  }

  /** What a range is linked to is what its first entry says: no one else is there to ask. */
  private static ChainHead before(long first, @Nullable FoundEntry found) {
    if (first > 1
        && found instanceof FoundEntry.Readable(var entry)
        && entry.seq() == first
        && validHash(entry.prevHash())) {
      return new ChainHead(ChainHead.MAIN, first - 1, entry.prevHash());
    }
    return first == 1
        ? ChainHead.genesis(ChainHead.MAIN)
        : new ChainHead(ChainHead.MAIN, first - 1, ChainHead.GENESIS_HASH);
  }

  private static boolean validHash(String hash) {
    return hash.matches("[0-9a-f]{64}");
  }

  private static VerificationReport ended(
      VerificationReport report, boolean torn, @Nullable Long last, long checkpoint) {
    var end = report.head().seq();
    if (torn) {
      return complete(report, cut(end + 1, "is cut off in the middle"));
    }
    if (last != null && end < last) {
      return complete(report, cut(end + 1, "is missing, as are those up to " + last));
    }
    if (last == null && report.completeness().equals(Verdict.INTACT) && checkpoint < end) {
      return complete(
          report,
          Verdict.unknown(
              "the last checkpoint saw "
                  + checkpoint
                  + ", so what came behind "
                  + end
                  + " may have been cut off"));
    }
    return report;
  }

  private static Verdict cut(long seq, String detail) {
    return Verdict.broken(new Finding(Kind.CUT, seq, detail));
  }

  private static VerificationReport complete(VerificationReport report, Verdict completeness) {
    return report.answering(report.integrity(), completeness);
  }

  /** Remembers how far checkpoints go. */
  private static final class Counted implements Iterator<FoundCheckpoint> {
    private final Iterator<FoundCheckpoint> all;
    private long last;

    Counted(Iterator<FoundCheckpoint> all) {
      this.all = all;
    }

    @Override
    public boolean hasNext() {
      return all.hasNext();
    }

    @Override
    public FoundCheckpoint next() {
      var next = all.next();
      last = next.seq();
      return next;
    }
  }
}
