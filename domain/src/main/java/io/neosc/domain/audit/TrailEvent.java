package io.neosc.domain.audit;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.Set;

/** What was done with the trail itself (AU-13). */
public sealed interface TrailEvent extends DomainEvent {

  /**
   * An account read entries.
   *
   * @param times how many answers; from 1
   * @param entries how many entries these held together
   * @param conditions by what was looked for: names of conditions, never their values, which may be
   *     somebody's address and would outlive that person's erasure here
   */
  record Read(int times, long entries, Set<String> conditions, Instant occurredAt)
      implements TrailEvent {
    public Read {
      conditions = Set.copyOf(conditions);
    }
  }

  /**
   * Somebody had all of it verified (AU-9).
   *
   * @param entries how many were looked at
   */
  record Verified(
      long entries,
      Verdict.Status integrity,
      Verdict.Status completeness,
      Verdict.Status freshness,
      Instant occurredAt)
      implements TrailEvent {

    /** What a verification came to. */
    public static Verified of(VerificationReport report, Instant at) {
      return new Verified(
          report.entries(),
          report.integrity().status(),
          report.completeness().status(),
          report.freshness().status(),
          at);
    }
  }

  /**
   * Somebody had it exported (AU-10).
   *
   * @param export names it
   * @param format in lower case
   * @param conditions names of conditions, never their values, as in {@link Read}
   * @param head the last entry that may be in it
   */
  record Exported(
      String export, String format, Set<String> conditions, long head, Instant occurredAt)
      implements TrailEvent {
    public Exported {
      conditions = Set.copyOf(conditions);
    }
  }

  /**
   * Entries left the database for the archive (AU-11). What they are is told in the chain itself.
   *
   * @param first of them
   * @param boundary behind which the chain begins from now on
   */
  record Archived(long first, Boundary boundary, Instant occurredAt) implements TrailEvent {}

  /**
   * Somebody has a new key sign from now on (AU-8). It counts when a checkpoint behind it
   * introduces that key.
   *
   * @param keyId of the new key
   * @param replaced the id of the key that introduces it
   */
  record KeyRotated(String keyId, String replaced, Instant occurredAt) implements TrailEvent {}
}
