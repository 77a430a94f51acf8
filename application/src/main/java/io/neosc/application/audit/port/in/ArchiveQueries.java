package io.neosc.application.audit.port.in;

import java.time.Instant;
import java.util.Optional;

/** How retention goes on this node (AU-11). */
public interface ArchiveQueries {

  /** How many entries this node has archived since its start. */
  long archived();

  /**
   * When this node last saw that there was nothing more to archive; empty before the first time.
   */
  Optional<Instant> lastSuccess();

  /**
   * When the oldest entry was written that has not left, as of half a minute ago at most; empty if
   * nobody looked yet.
   */
  Optional<Instant> oldest();
}
