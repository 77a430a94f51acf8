package io.neosc.adapter.mongo.live;

import static java.util.Objects.requireNonNull;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.naming.NamingStrategies.UnderScoreSeparatedLowerCase;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.StoredNames;
import java.time.Instant;

/**
 * A ticket as it is stored.
 *
 * @param hash of the ticket, which itself is stored nowhere
 */
@Serdeable(naming = StoredNames.class)
@MappedEntity(value = Collections.LIVE_TICKETS, namingStrategy = UnderScoreSeparatedLowerCase.class)
public record TicketDocument(
    @Id @MappedProperty("_id") String hash, String signInId, Instant expiresAt) {
  public TicketDocument {
    requireNonNull(hash, "_id");
    requireNonNull(signInId, "sign_in_id");
    requireNonNull(expiresAt, "expires_at");
  }
}
