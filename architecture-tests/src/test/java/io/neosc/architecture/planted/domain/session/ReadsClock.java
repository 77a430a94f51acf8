package io.neosc.architecture.planted.domain.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import java.time.Instant;

/** Time out of nowhere. */
@Breaks(8)
final class ReadsClock {
  Instant now() {
    return Instant.now();
  }
}
