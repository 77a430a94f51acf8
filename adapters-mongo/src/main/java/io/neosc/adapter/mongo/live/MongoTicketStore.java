package io.neosc.adapter.mongo.live;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.live.port.out.TicketStore;
import io.neosc.domain.identity.SignInId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Tickets in MongoDB, by the driver: taking one is one atomic command, which Micronaut Data does
 * not have. What nobody takes is removed by an index with an end.
 */
@Singleton
final class MongoTicketStore implements TicketStore {
  private final MongoCollection<TicketDocument> tickets;

  MongoTicketStore(MongoDatabase database) {
    this.tickets = database.getCollection(Collections.LIVE_TICKETS, TicketDocument.class);
  }

  @Override
  public void put(String ticketHash, SignInId signIn, Instant expiresAt) {
    var ticket = new TicketDocument(ticketHash, signIn.value(), expiresAt);
    Reads.run(() -> tickets.insertOne(ticket));
  }

  @Override
  public Optional<SignInId> take(String ticketHash, Instant now) {
    return Reads.run(
            () -> Optional.ofNullable(tickets.findOneAndDelete(Filters.eq("_id", ticketHash))))
        .filter(ticket -> now.isBefore(ticket.expiresAt()))
        .map(ticket -> new SignInId(ticket.signInId()));
  }
}
