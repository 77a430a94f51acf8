package io.neosc.domain.audit;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.Set;

/** What was done with the trail itself (AU-13). It belongs to no aggregate. */
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
   * An account had all of it verified (AU-9).
   *
   * @param entries how many were looked at
   */
  record Verified(
      long entries,
      Verdict.Status integrity,
      Verdict.Status completeness,
      Verdict.Status freshness,
      Instant occurredAt)
      implements TrailEvent {}

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
}
