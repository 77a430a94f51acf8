package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundCheckpoint;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints in the database, for all nodes. They are found as they lie there, true or not.
 */
public interface CheckpointStore {

  /** What became of a new checkpoint. */
  enum Outcome {
    STORED,
    /** Another one names the same predecessor, or the same place: this one is not stored. */
    OVERTAKEN
  }

  /** What lies at this place of the chain. */
  Optional<FoundCheckpoint> at(String chain, long seq);

  /** What lies in the last place of the chain that has one. */
  Optional<FoundCheckpoint> last(String chain);

  /** What lies behind this place, ascending by seq, at most {@code max}. */
  List<FoundCheckpoint> after(String chain, long seq, int max);

  /**
   * Stores one durably. Each has at most one successor, so that two nodes never make two rows of
   * them, whatever either believes of its lease.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if it may be stored or not
   */
  Outcome append(Checkpoint checkpoint);
}
