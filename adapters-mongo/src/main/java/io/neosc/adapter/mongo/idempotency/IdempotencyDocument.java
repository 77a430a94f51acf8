package io.neosc.adapter.mongo.idempotency;

import static java.util.Objects.requireNonNull;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.naming.NamingStrategies.UnderScoreSeparatedLowerCase;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.application.shared.port.IdempotencyClaim;
import io.neosc.application.shared.port.IdempotentAnswers.Answer;
import io.neosc.application.shared.port.IdempotentAnswers.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A taken name as it is stored.
 *
 * @param stored ids of what was committed with it
 * @param answer null until the answer is known
 */
@Serdeable(naming = StoredNames.class)
@MappedEntity(
    value = Collections.IDEMPOTENCY_KEYS,
    namingStrategy = UnderScoreSeparatedLowerCase.class)
public record IdempotencyDocument(
    @Id @MappedProperty("_id") String id,
    String fingerprint,
    String attempt,
    Instant expiresAt,
    List<String> stored,
    @Nullable AnswerDocument answer) {

  public IdempotencyDocument {
    requireNonNull(id, "_id");
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(attempt, "attempt");
    requireNonNull(expiresAt, "expires_at");
    stored = List.copyOf(stored);
  }

  /** An answer as it is stored. */
  @Serdeable(naming = StoredNames.class)
  public record AnswerDocument(int status, Map<String, String> headers, String body) {
    public AnswerDocument {
      requireNonNull(body, "body");
      headers = Map.copyOf(headers);
    }
  }

  /** A name that is about to be taken, with what is stored in the same step. */
  public static IdempotencyDocument of(IdempotencyClaim claim, List<String> stored) {
    return new IdempotencyDocument(
        claim.id(), claim.fingerprint(), claim.attempt(), claim.expiresAt(), stored, null);
  }

  Kept toKept() {
    var given = answer;
    return new Kept(
        fingerprint,
        attempt,
        stored,
        given == null ? null : new Answer(given.status(), given.headers(), given.body()));
  }
}
