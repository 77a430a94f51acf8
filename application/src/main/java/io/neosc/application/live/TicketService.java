package io.neosc.application.live;

import io.neosc.application.live.port.in.TicketCommands;
import io.neosc.application.live.port.out.TicketStore;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.domain.identity.BearerSecret;
import io.neosc.domain.identity.SignInId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Issues and redeems tickets; only their hashes are kept. */
public final class TicketService implements TicketCommands {
  private static final Duration LIFETIME = Duration.ofSeconds(30);
  private static final int LENGTH = 43;
  private final TicketStore tickets;
  private final IdGenerator ids;
  private final InstantSource clock;

  public TicketService(TicketStore tickets, IdGenerator ids, InstantSource clock) {
    this.tickets = tickets;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String issue(CommitContext context) {
    var ticket = new BearerSecret(ids.secret());
    tickets.put(ticket.hash(), context.requireActor().signIn(), clock.instant().plus(LIFETIME));
    return ticket.value();
  }

  @Override
  public Optional<SignInId> redeem(String ticket) {
    return ticket.length() == LENGTH
        ? tickets.take(new BearerSecret(ticket).hash(), clock.instant())
        : Optional.empty();
  }
}
