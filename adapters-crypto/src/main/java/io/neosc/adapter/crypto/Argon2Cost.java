package io.neosc.adapter.crypto;

/**
 * What one hash costs.
 *
 * @param memoryKib memory in KiB, 8 per lane to 1 GiB
 * @param iterations passes over the memory, 1 to 1000
 * @param parallelism lanes, 1 to 255
 */
record Argon2Cost(int memoryKib, int iterations, int parallelism) {
  /** The first choice of the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
  static final Argon2Cost OWASP = new Argon2Cost(19_456, 2, 1);

  private static final int MAX_MEMORY_KIB = 1 << 20;

  Argon2Cost {
    if (parallelism < 1
        || parallelism > 255
        || iterations < 1
        || iterations > 1000
        || memoryKib < 8 * parallelism
        || memoryKib > MAX_MEMORY_KIB) {
      throw new IllegalArgumentException("Argon2 cannot be asked for this");
    }
  }

  /** Whether guessing is cheaper for {@code other} than for this. */
  boolean dearerThan(Argon2Cost other) {
    return other.memoryKib < memoryKib
        || other.iterations < iterations
        || other.parallelism < parallelism;
  }
}
