package io.neosc.domain.audit;

/** Knows the keys that are trusted, and nothing of who signs. */
@FunctionalInterface
public interface CheckpointSignatures {

  Answer check(Checkpoint checkpoint);

  /** What is to be thought of a signature. */
  enum Answer {
    VALID,
    /** Not made with the key that it names. */
    INVALID,
    /** It names a key that nobody trusts here. */
    UNKNOWN_KEY
  }
}
