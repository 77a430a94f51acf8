package io.neosc.adapter.mongo.lock;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.naming.NamingStrategies.UnderScoreSeparatedLowerCase;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Stored;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockTarget;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lock as it is stored.
 *
 * @param endsAt when it ends, or a far future; what lists are ordered by
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@MappedEntity(value = Collections.LOCKS, namingStrategy = UnderScoreSeparatedLowerCase.class)
public record LockDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    String kind,
    String value,
    String reason,
    String createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    Instant endsAt) {
  public LockDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(kind, "kind");
    requireNonNull(value, "value");
    requireNonNull(reason, "reason");
    requireNonNull(createdBy, "created_by");
    requireNonNull(createdAt, "created_at");
    requireNonNull(endsAt, "ends_at");
  }

  public static LockDocument of(Lock.State state) {
    return new LockDocument(
        state.id().value(),
        state.version(),
        state.target().kind().name(),
        state.target().value(),
        state.reason(),
        state.createdBy().value(),
        state.createdAt(),
        state.expiresAt(),
        state.end());
  }

  public Lock.State toState() {
    return Stored.read(
        Collections.LOCKS,
        id,
        () ->
            new Lock.State(
                new LockId(id),
                LockTarget.parse(Stored.constant(LockTarget.Kind.class, "kind", kind), value)
                    .orElseThrow(() -> Stored.unknown("value", value)),
                reason,
                new AccountId(createdBy),
                createdAt,
                expiresAt,
                version));
  }
}
