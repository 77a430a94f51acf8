package io.neosc.adapter.mongo.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.session.port.out.LaunchTicketStore;
import io.neosc.domain.session.LaunchTicket;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * Launch tickets in MongoDB, one document per session, by the driver: taking one is one atomic
 * update, whose condition has the ticket's end in it, because what is too old is removed only about
 * once a minute.
 */
@Singleton
final class MongoLaunchTicketStore implements LaunchTicketStore {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final String USED_AT = "used_at";
  private static final String REFUSED_AT = "refused_at";
  private final MongoCollection<LaunchTicketDocument> tickets;

  MongoLaunchTicketStore(MongoDatabase database) {
    this.tickets = database.getCollection(Collections.LAUNCH_TICKETS, LaunchTicketDocument.class);
  }

  @Override
  public void put(LaunchTicket ticket) {
    var document = LaunchTicketDocument.of(ticket);
    var _ = Reads.run(() -> tickets.replaceOne(eq("_id", document.sessionId()), document, UPSERT));
  }

  @Override
  public Taken take(String hash, Instant now) {
    var good = and(eq("hash", hash), eq(USED_AT, null), gt("expires_at", now));
    var used = marked(good, USED_AT, now);
    if (used.isPresent()) {
      return new Taken.Good(used.get().toState());
    }
    return marked(and(eq("hash", hash), eq(REFUSED_AT, null)), REFUSED_AT, now)
        .<Taken>map(bad -> new Taken.Bad(bad.toState(), bad.usedAt() != null))
        .orElseGet(Taken.Unknown::new);
  }

  /** Sets a time in the one document that fits, and gives this as it was before. */
  private Optional<LaunchTicketDocument> marked(Bson filter, String field, Instant now) {
    return Reads.run(
        () -> Optional.ofNullable(tickets.findOneAndUpdate(filter, Updates.set(field, now))));
  }
}
