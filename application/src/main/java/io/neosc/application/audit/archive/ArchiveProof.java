package io.neosc.application.audit.archive;

import io.neosc.application.audit.port.out.ArchivedSegments;
import io.neosc.application.audit.port.out.ArchivedSegments.Flaw;
import io.neosc.application.audit.port.out.ArchivedSegments.Places;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.CheckpointTrust;
import io.neosc.domain.audit.Finding;
import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.Findings;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.FoundEntry;
import io.neosc.domain.audit.SegmentManifest;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.TrailSignatures.Answer;
import io.neosc.domain.audit.Verdict;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.audit.VerificationReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what left for the archive, segment by segment from the first entry of the chain to the
 * boundary (AU-9, AU-11). A segment that is not at hand leaves a question open; one that is not
 * what was signed is a finding. Keeps what is missing of erased persons, eight bytes for each, and
 * nothing else that grows with the entries.
 */
public final class ArchiveProof {
  private static final String ANYBODY =
      "parts of entries are missing, and only entries behind the archive can say whether somebody"
          + " was erased";
  private static final String ENDLESS =
      "nobody here says where the archive ends: no boundary is known outside the database";

  private final ArchivedSegments archive;
  private final TrailSignatures signatures;
  private final Checkpoints kept;
  private final List<Walked> walked = new ArrayList<>();
  private final List<AuditEntry> erasures = new ArrayList<>();
  private final Findings findings = new Findings();
  private @Nullable String unknown;

  /** The last place of what was looked at. */
  private long reached;

  private ChainHead head = ChainHead.genesis(ChainHead.MAIN);

  /** A segment that was looked at. */
  private record Walked(SegmentManifest manifest, Verification verification) {}

  /**
   * @param kept checkpoints that were kept outside the database, ascending; may be none
   */
  private ArchiveProof(
      ArchivedSegments archive, Iterator<FoundCheckpoint> kept, TrailSignatures signatures) {
    this.archive = archive;
    this.kept = new Checkpoints(kept);
    this.signatures = signatures;
  }

  /**
   * What there is to say of an archive alone.
   *
   * @param boundary the last that was kept outside the database; without one nobody knows whether
   *     the end is missing
   * @throws java.io.UncheckedIOException if something cannot be read
   */
  public static VerificationReport alone(
      ArchivedSegments archive,
      Iterator<FoundCheckpoint> kept,
      Optional<Boundary> boundary,
      TrailSignatures signatures) {
    var proof = new ArchiveProof(archive, kept, signatures);
    var trusted = boundary.filter(known -> signatures.check(known) == Answer.VALID);
    proof.walk(trusted.map(known -> known.head().seq()).orElse(Long.MAX_VALUE));
    trusted.ifPresent(proof::ended);
    if (trusted.isEmpty()) {
      proof.cannotTell(ENDLESS);
    }
    return proof.report(null);
  }

  /**
   * What there is to say of an archive and of the database that goes on behind it.
   *
   * @param stored what was found in the database; the archive is asked up to where that began
   * @param boundary the one that it begins with; empty if it begins with the chain, and then
   *     nothing of the archive counts
   * @param later gives all entries {@code erase_user} of the database
   * @throws java.io.UncheckedIOException if something cannot be read
   */
  public static VerificationReport before(
      VerificationReport stored,
      Optional<Boundary> boundary,
      Supplier<List<AuditEntry>> later,
      ArchivedSegments archive,
      Iterator<FoundCheckpoint> kept,
      TrailSignatures signatures) {
    var proof = new ArchiveProof(archive, kept, signatures);
    proof.walk(stored.from());
    boundary.ifPresent(proof::ended);
    proof.erasures.addAll(later.get());
    return proof.report(stored);
  }

  private void walk(long last) {
    var segments = archive.places().stream().filter(places -> places.last() <= last).toList();
    var furthest = furthest(segments);
    var next = next(segments, furthest);
    while (next.isPresent()) {
      if (next.get().first() > reached + 1) {
        missing(reached + 1, next.get().first() - 1);
      }
      look(next.get());
      reached = next.get().last();
      next = next(segments, furthest);
    }
  }

  /** How far segments go on without a gap from each place that one of them begins with. */
  private static Map<Long, Long> furthest(List<Places> segments) {
    var furthest = new HashMap<Long, Long>();
    for (var each : segments.reversed()) {
      furthest.merge(each.first(), reach(each, furthest), Math::max);
    }
    return furthest;
  }

  private static long reach(Places segment, Map<Long, Long> furthest) {
    return furthest.getOrDefault(segment.last() + 1, segment.last());
  }

  /** Of those that begin alike, some may have been cut off before they counted. */
  private Optional<Places> next(List<Places> segments, Map<Long, Long> furthest) {
    return segments.stream()
        .filter(each -> each.first() > reached)
        .min(
            Comparator.comparingLong(Places::first)
                .thenComparing(each -> reach(each, furthest), Comparator.reverseOrder()));
  }

  private void missing(long first, long last) {
    cannotTell("entries %d to %d are in no segment of this folder".formatted(first, last));
  }

  private void cannotTell(String reason) {
    unknown = Objects.requireNonNullElse(unknown, reason);
  }

  private void look(Places segment) {
    archive
        .read(
            segment,
            this::begin,
            entry -> {
              walked.getLast().verification().see(new FoundEntry.Readable(entry));
              if (entry.action().equals("erase_user")) {
                erasures.add(entry);
              }
            })
        .ifPresent(flaw -> found(flaw, segment.first()));
  }

  private void begin(SegmentManifest manifest) {
    var before = manifest.before();
    if (head.seq() == before.seq() && !head.equals(before)) {
      findings.add(
          new Finding(
              Kind.FORGED,
              manifest.first(),
              "begins a segment that does not continue the one before"));
    }
    var seen = kept.upTo(before.seq(), manifest.last().seq()).iterator();
    var verification = new Verification(before, CheckpointTrust.ofSome(seen, signatures));
    walked.add(new Walked(manifest, verification));
    head = manifest.last();
  }

  private void found(Flaw flaw, long first) {
    var kind = flaw.kind();
    if (kind == null) {
      cannotTell(flaw.detail());
    } else {
      findings.add(new Finding(kind, first, "or another one of its segment: " + flaw.detail()));
    }
  }

  /** The archive has to reach as far as what left, and to end with the segment that was signed. */
  private void ended(Boundary boundary) {
    var last = boundary.head().seq();
    if (reached < last) {
      missing(reached + 1, last);
    }
    walked.stream()
        .map(Walked::manifest)
        .filter(manifest -> manifest.last().seq() == last)
        .filter(manifest ->
            !manifest.last().equals(boundary.head())
                || !manifest.digest().equals(boundary.manifest()))
        .forEach(manifest ->
            findings.add(
                new Finding(
                    Kind.FORGED, last, "ends another segment than the one that was signed for")));
  }

  private VerificationReport report(@Nullable VerificationReport stored) {
    var entries = 0L;
    var erased = 0L;
    var checkpoints = 0L;
    var unexplained = false;
    for (var segment : walked) {
      var verification = segment.verification();
      erasures.stream()
          .filter(erasure -> erasure.seq() > segment.manifest().last().seq())
          .forEach(verification::erasedLater);
      if (stored == null && verification.unexplainedBehind(0)) {
        verification.explained();
        unexplained = true;
      }
      var report = verification.report(null, Duration.ZERO);
      report.first().ifPresent(findings::add);
      entries += report.entries();
      erased += report.erased();
      checkpoints += report.checkpoints();
    }
    var integrity = findings.integrity();
    if (unexplained && integrity.status() == Status.INTACT) {
      integrity = Verdict.unknown(ANYBODY);
    }
    var completeness = findings.completeness(unknown);
    if (stored != null) {
      integrity = worse(integrity, stored.integrity());
      completeness = worse(completeness, stored.completeness());
    }
    return stored == null
        ? new VerificationReport(
            from(),
            head,
            entries,
            erased,
            checkpoints,
            integrity,
            completeness,
            Verdict.unknown("an archive does not get older"))
        : new VerificationReport(
            from(),
            stored.head(),
            entries + stored.entries(),
            erased + stored.erased(),
            checkpoints + stored.checkpoints(),
            integrity,
            completeness,
            stored.freshness());
  }

  private long from() {
    return walked.isEmpty() ? 0 : walked.getFirst().manifest().before().seq();
  }

  /** The worse of the two; of two that are alike, what is said of what comes first. */
  private static Verdict worse(Verdict archived, Verdict stored) {
    return stored.status().compareTo(archived.status()) > 0 ? stored : archived;
  }

  /** Those that were kept, segment by segment. */
  private static final class Checkpoints {
    private final Iterator<FoundCheckpoint> all;
    private @Nullable FoundCheckpoint next;

    Checkpoints(Iterator<FoundCheckpoint> all) {
      this.all = all;
      this.next = all.hasNext() ? all.next() : null;
    }

    List<FoundCheckpoint> upTo(long before, long last) {
      var some = new ArrayList<FoundCheckpoint>();
      for (var here = next; here != null && here.seq() <= last; here = next) {
        if (here.seq() > before) {
          some.add(here);
        }
        next = all.hasNext() ? all.next() : null;
      }
      return some;
    }
  }
}
