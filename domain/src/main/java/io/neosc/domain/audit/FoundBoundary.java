package io.neosc.domain.audit;

import org.jspecify.annotations.Nullable;

/**
 * What lies where the boundary of a chain should be, true or not.
 *
 * @param seq the place that it is stored under; 0 if not even that can be read
 * @param boundary null if it is not one
 */
public record FoundBoundary(long seq, @Nullable Boundary boundary) {

  /** In its own place. */
  public static FoundBoundary of(Boundary boundary) {
    return new FoundBoundary(boundary.head().seq(), boundary);
  }
}
