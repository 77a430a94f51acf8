package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.Checkpoint;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints that this node keeps outside the database, so that a replaced database is seen
 * (AU-8). Only ever appended to.
 */
public interface CheckpointsOutside {

  /**
   * The last one that was kept.
   *
   * @throws java.io.UncheckedIOException if it cannot be read, or is not what was written
   */
  Optional<Checkpoint> last();

  /**
   * Keeps them, in this order; when this returns, they are on the disk.
   *
   * @throws java.io.UncheckedIOException if they may not all be kept
   */
  void append(List<Checkpoint> checkpoints);
}
