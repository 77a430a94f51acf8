package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.Checkpoint;
import java.util.List;

/** Takes checkpoints to where nobody with the database can write (AU-8). */
@FunctionalInterface
public interface CheckpointReceiver {

  /**
   * Hands them over, all or none that is counted on; this takes some seconds at most. What was
   * handed over may come again.
   *
   * @param checkpoints in their order
   * @throws NotDelivered if they have to come again
   */
  void deliver(List<Checkpoint> checkpoints);
}
