package io.neosc.application.audit.port.in;

import java.time.Instant;
import java.util.Optional;

/** How far behind the receiver of checkpoints is (AU-8). */
@FunctionalInterface
public interface DeliveryQueries {

  /** When the first checkpoint was signed that it has not, as this node saw last; empty if none. */
  Optional<Instant> undelivered();
}
