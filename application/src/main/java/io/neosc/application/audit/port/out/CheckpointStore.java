package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.Checkpoint;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints in the database, for all nodes. They are found as they are stored, true or not.
 */
public interface CheckpointStore {

  /** What became of a new checkpoint. */
  enum Outcome {
    STORED,
    /** Another one names the same predecessor, or the same place: this one is not stored. */
    OVERTAKEN
  }

  /** The one at this place of the chain. */
  Optional<Checkpoint> at(String chain, long seq);

  /** Those behind this place, ascending by seq, at most {@code max}. */
  List<Checkpoint> after(String chain, long seq, int max);

  /**
   * Stores one durably. Each has at most one successor, so that two nodes never make two rows of
   * them, whatever either believes of its lease.
   */
  Outcome append(Checkpoint checkpoint);
}
