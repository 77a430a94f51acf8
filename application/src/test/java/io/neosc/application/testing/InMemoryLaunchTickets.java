package io.neosc.application.testing;

import io.neosc.application.session.port.out.LaunchTicketStore;
import io.neosc.domain.session.LaunchTicket;
import io.neosc.domain.session.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Launch tickets in a map. */
public final class InMemoryLaunchTickets implements LaunchTicketStore {
  private final Map<SessionId, LaunchTicket> tickets = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> refused = new HashSet<>();

  @Override
  public synchronized void put(LaunchTicket ticket) {
    tickets.put(ticket.session(), ticket);
  }

  @Override
  public synchronized Taken take(String hash, Instant now) {
    var found = tickets.values().stream().filter(ticket -> ticket.hash().equals(hash)).findFirst();
    if (found.isEmpty()) {
      return new Taken.Unknown();
    }
    var ticket = found.get();
    if (!used.contains(hash) && now.isBefore(ticket.expiresAt())) {
      used.add(hash);
      return new Taken.Good(ticket);
    }
    return refused.add(hash) ? new Taken.Bad(ticket, used.contains(hash)) : new Taken.Unknown();
  }
}
