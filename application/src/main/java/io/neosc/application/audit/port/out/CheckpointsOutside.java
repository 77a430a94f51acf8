package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundCheckpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints and boundaries that this node keeps outside the database, so that a replaced
 * database is seen (AU-8, AU-11). Only ever appended to.
 */
public interface CheckpointsOutside {

  /**
   * The last one that was kept.
   *
   * @throws java.io.UncheckedIOException if it cannot be read, or is not what was written
   */
  Optional<Checkpoint> last();

  /**
   * All that were kept by now, in their order; those kept while it is read are not in it. A line
   * that is none has the place behind the one before it.
   *
   * @return to be closed; reading it may throw {@link java.io.UncheckedIOException}
   */
  Stream<FoundCheckpoint> all();

  /**
   * Those kept by now that introduce a key, in their order; lines that are none are left out.
   *
   * @throws java.io.UncheckedIOException if they cannot be read
   */
  List<Checkpoint> introductions();

  /**
   * Keeps them, in this order; when this returns, they are on the disk.
   *
   * @throws java.io.UncheckedIOException if they may not all be kept
   */
  void append(List<Checkpoint> checkpoints);

  /**
   * The last boundary that was kept.
   *
   * @throws java.io.UncheckedIOException as above
   */
  Optional<Boundary> boundary();

  /**
   * Keeps it unless one as far is kept; when this returns, it is on the disk.
   *
   * @throws java.io.UncheckedIOException if it may not be kept
   */
  void keep(Boundary boundary);
}
