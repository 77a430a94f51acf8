package io.neosc.application.audit;

import io.neosc.application.audit.port.in.TrailQueries;
import io.neosc.application.audit.port.out.BrokenTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.domain.audit.Finding;
import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.VerificationReport;
import io.neosc.domain.audit.VerificationUnderway;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the stored trail, for who asks and in the background. What is found raises an alert,
 * once as long as it stays the same.
 */
public final class VerificationService implements TrailQueries {
  private static final Logger log = LoggerFactory.getLogger(VerificationService.class);

  private final FoundTrail trail;
  private final CheckpointStore store;
  private final CheckpointsOutside outside;
  private final TrailSignatures signatures;
  private final Commits commits;
  private final BrokenTrail alarm;
  private final Duration checkpointInterval;
  private final InstantSource clock;
  private final AtomicBoolean underway = new AtomicBoolean();
  private volatile @Nullable Verified last;
  private @Nullable Finding told;

  /**
   * @param checkpointInterval entries are not left longer without a checkpoint
   */
  public VerificationService(
      FoundTrail trail,
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSignatures signatures,
      Commits commits,
      BrokenTrail alarm,
      Duration checkpointInterval,
      InstantSource clock) {
    this.trail = trail;
    this.store = store;
    this.outside = outside;
    this.signatures = signatures;
    this.commits = commits;
    this.alarm = alarm;
    this.checkpointInterval = checkpointInterval;
    this.clock = clock;
  }

  @Override
  public Verified verify(CommitContext context) {
    if (!underway.compareAndSet(false, true)) {
      throw new VerificationUnderway();
    }
    try {
      var verified = verified();
      commits.record(context, TrailEvent.Verified.of(verified.report(), verified.at()));
      return verified;
    } finally {
      underway.set(false);
    }
  }

  private Verified verified() {
    var begun = clock.instant();
    try (var walk = begin()) {
      walk.complete();
      return ended(begun, walk.report(clock.instant(), checkpointInterval));
    }
  }

  /** A walk along all that is stored now. */
  TrailWalk begin() {
    return new TrailWalk(trail, store, outside, signatures);
  }

  /** What a walk came to; it is the last one from now on. */
  Verified ended(Instant begun, VerificationReport report) {
    var now = clock.instant();
    var took = Duration.between(begun, now);
    var verified = new Verified(report, now, took.isNegative() ? Duration.ZERO : took);
    last = verified;
    tell(report);
    return verified;
  }

  private synchronized void tell(VerificationReport report) {
    var finding = report.first().filter(found -> found.kind() != Kind.STALE).orElse(null);
    if (finding != null && !finding.equals(told)) {
      log.atError()
          .addKeyValue("kind", finding.kind().text())
          .addKeyValue("seq", finding.seq())
          .log(
              "The audit trail is not what was written ({}): entry {} {}",
              finding.kind().text(),
              finding.seq(),
              finding.detail());
      alarm.found(report.head().chain(), finding.kind().text(), finding.seq());
    }
    told = finding;
  }

  @Override
  public Optional<Verified> last() {
    return Optional.ofNullable(last);
  }
}
