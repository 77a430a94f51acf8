package io.neosc.application.audit.port.in;

import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.audit.VerificationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Verifying the stored trail (AU-9). */
public interface TrailQueries {

  /**
   * A verification that came to its end.
   *
   * @param at when it did
   */
  record Verified(VerificationReport report, Instant at, Duration took) {}

  /**
   * Verifies all of it now. It takes as long as it takes, some 20 s for a million entries; it is
   * audited (AU-13).
   *
   * @throws io.neosc.domain.audit.VerificationUnderway if this node is at it already
   */
  Verified verify(CommitContext context);

  /** The last one of this node, asked for or in the background; empty if it made none yet. */
  Optional<Verified> last();
}
