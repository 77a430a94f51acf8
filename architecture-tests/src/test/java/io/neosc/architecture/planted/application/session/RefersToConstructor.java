package io.neosc.architecture.planted.application.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import java.util.function.Supplier;

/** The same by a constructor reference. */
@Breaks(5)
final class RefersToConstructor {
  Supplier<SessionService> sessions() {
    return SessionService::new;
  }
}
