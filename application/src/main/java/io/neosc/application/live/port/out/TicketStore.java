package io.neosc.application.live.port.out;

import io.neosc.domain.identity.SignInId;
import java.time.Instant;
import java.util.Optional;

/** Keeps tickets by their hash until they are used or too old. */
public interface TicketStore {

  void put(String ticketHash, SignInId signIn, Instant expiresAt);

  /** Removes it and gives it: of racing callers at most one gets it, and nobody after its end. */
  Optional<SignInId> take(String ticketHash, Instant now);
}
