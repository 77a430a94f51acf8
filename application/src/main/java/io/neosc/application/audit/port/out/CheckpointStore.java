package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundCheckpoint;
import java.util.List;
import java.util.Optional;

/**
 * What was signed of the trail in the database, for all nodes: its checkpoints, and where it
 * begins. It is found as it lies there, true or not.
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

  /**
   * What lies where the stored chain says that it begins, as a majority of members has it: the
   * boundary of the last segment that left; empty if none did. Who has seen that entries left sees
   * their boundary.
   */
  Optional<FoundBoundary> boundary(String chain);
}
