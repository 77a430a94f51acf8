package io.neosc.domain.audit;

import org.jspecify.annotations.Nullable;

/**
 * What lies where a checkpoint should be, true or not.
 *
 * @param seq the place in the chain that it is stored under
 * @param checkpoint null if it is not one
 */
public record FoundCheckpoint(long seq, @Nullable Checkpoint checkpoint) {

  /** In its own place. */
  public static FoundCheckpoint of(Checkpoint checkpoint) {
    return new FoundCheckpoint(checkpoint.head().seq(), checkpoint);
  }
}
