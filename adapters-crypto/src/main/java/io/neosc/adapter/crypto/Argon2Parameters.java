package io.neosc.adapter.crypto;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;

/**
 * What one hash costs.
 *
 * @param memoryKib memory in KiB, at least 8
 * @param iterations passes over the memory, at least 1
 * @param parallelism lanes, at least 1
 */
record Argon2Parameters(int memoryKib, int iterations, int parallelism) {
  /** The first choice of the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
  static final Argon2Parameters OWASP = new Argon2Parameters(19_456, 2, 1);

  private static final int HASH_BYTES = 32;
  private static final int VERSION = 0x13;

  Argon2Function function() {
    return Argon2Function.getInstance(
        memoryKib, iterations, parallelism, HASH_BYTES, Argon2.ID, VERSION);
  }

  /** Whether {@code used} withstands guessing less than these parameters do. */
  boolean strongerThan(Argon2Function used) {
    return used.getVariant() != Argon2.ID
        || used.getVersion() != VERSION
        || used.getMemory() < memoryKib
        || used.getIterations() < iterations
        || used.getParallelism() < parallelism
        || used.getOutputLength() < HASH_BYTES;
  }
}
