package io.neosc.adapter.mongo.session;

import static java.util.Objects.requireNonNull;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.naming.NamingStrategies.UnderScoreSeparatedLowerCase;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.session.LaunchTicket;
import io.neosc.domain.session.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last launch ticket of a session, as it is stored.
 *
 * @param hash of the ticket, which itself is stored nowhere
 * @param usedAt null as long as it is good
 * @param refusedAt when it was told that it opens nothing; null if nobody was
 */
@Serdeable(naming = StoredNames.class)
@MappedEntity(
    value = Collections.LAUNCH_TICKETS,
    namingStrategy = UnderScoreSeparatedLowerCase.class)
public record LaunchTicketDocument(
    @Id @MappedProperty("_id") String sessionId,
    String hash,
    String accountId,
    String signInId,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant refusedAt) {
  public LaunchTicketDocument {
    requireNonNull(sessionId, "_id");
    requireNonNull(hash, "hash");
    requireNonNull(accountId, "account_id");
    requireNonNull(signInId, "sign_in_id");
    requireNonNull(expiresAt, "expires_at");
  }

  static LaunchTicketDocument of(LaunchTicket ticket) {
    return new LaunchTicketDocument(
        ticket.session().value(),
        ticket.hash(),
        ticket.account().value(),
        ticket.signIn().value(),
        ticket.expiresAt(),
        null,
        null);
  }

  LaunchTicket toState() {
    return new LaunchTicket(
        hash,
        new SessionId(sessionId),
        new AccountId(accountId),
        new SignInId(signInId),
        expiresAt);
  }
}
