package io.neosc.adapter.mongo.hold;

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
import io.neosc.domain.hold.HoldScope;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.LegalHoldId;
import io.neosc.domain.identity.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold as it is stored.
 *
 * @param value what is held; null for a span of time
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@MappedEntity(value = Collections.LEGAL_HOLDS, namingStrategy = UnderScoreSeparatedLowerCase.class)
public record LegalHoldDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    HoldScope.Kind kind,
    @Nullable String value,
    @Nullable Instant from,
    @Nullable Instant to,
    String reason,
    String placedBy,
    Instant placedAt) {
  public LegalHoldDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(kind, "kind");
    requireNonNull(reason, "reason");
    requireNonNull(placedBy, "placed_by");
    requireNonNull(placedAt, "placed_at");
  }

  public static LegalHoldDocument of(LegalHold.State state) {
    var scope = state.scope();
    return new LegalHoldDocument(
        state.id().value(),
        state.version(),
        scope.kind(),
        scope.value(),
        scope.from(),
        scope.to(),
        state.reason(),
        state.placedBy().value(),
        state.placedAt());
  }

  public LegalHold.State toState() {
    return Stored.read(
        Collections.LEGAL_HOLDS,
        id,
        () ->
            new LegalHold.State(
                new LegalHoldId(id),
                new HoldScope(kind, value, from, to),
                reason,
                new AccountId(placedBy),
                placedAt,
                version));
  }

  /** Without the reason, which may tell of persons: it may end in a log. */
  @Override
  public String toString() {
    return "LegalHoldDocument[" + id + " version " + version + "]";
  }
}
