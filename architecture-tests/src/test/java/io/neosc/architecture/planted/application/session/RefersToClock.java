package io.neosc.architecture.planted.application.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import java.time.Instant;
import java.util.function.Supplier;

/** The same by a method reference. */
@Breaks(8)
final class RefersToClock {
  Supplier<Instant> clock() {
    return Instant::now;
  }
}
