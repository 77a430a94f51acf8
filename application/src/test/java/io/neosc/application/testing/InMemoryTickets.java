package io.neosc.application.testing;

import io.neosc.application.live.port.out.TicketStore;
import io.neosc.domain.identity.SignInId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tickets in a map. */
public final class InMemoryTickets implements TicketStore {
  private record Ticket(SignInId signIn, Instant expiresAt) {}

  private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

  @Override
  public void put(String ticketHash, SignInId signIn, Instant expiresAt) {
    tickets.put(ticketHash, new Ticket(signIn, expiresAt));
  }

  @Override
  public Optional<SignInId> take(String ticketHash, Instant now) {
    return Optional.ofNullable(tickets.remove(ticketHash))
        .filter(ticket -> now.isBefore(ticket.expiresAt()))
        .map(Ticket::signIn);
  }
}
