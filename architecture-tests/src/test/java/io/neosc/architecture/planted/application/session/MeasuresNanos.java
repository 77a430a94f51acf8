package io.neosc.architecture.planted.application.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** The machine's clock by its other name. */
@Breaks(8)
final class MeasuresNanos {
  long nanos() {
    return System.nanoTime();
  }
}
