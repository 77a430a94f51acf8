package io.neosc.adapter.mongo.guard;

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
import io.neosc.domain.guard.AttemptCount;
import io.neosc.domain.guard.AttemptCountId;
import io.neosc.domain.guard.AttemptScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A count of attempts as it is stored. */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@MappedEntity(
    value = Collections.SIGN_IN_ATTEMPTS,
    namingStrategy = UnderScoreSeparatedLowerCase.class)
public record AttemptDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    String scope,
    @Nullable String email,
    @Nullable String network,
    Integer failures,
    Integer underway,
    Instant since,
    Instant lastAt,
    Instant until,
    Instant forgetAt,
    Boolean told) {
  public AttemptDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(scope, "scope");
    requireNonNull(failures, "failures");
    requireNonNull(underway, "underway");
    requireNonNull(since, "since");
    requireNonNull(lastAt, "last_at");
    requireNonNull(until, "until");
    requireNonNull(forgetAt, "forget_at");
    requireNonNull(told, "told");
  }

  static AttemptDocument of(AttemptCount count) {
    return new AttemptDocument(
        count.id().value(),
        count.version(),
        count.scope().name(),
        count.email(),
        count.network(),
        count.failures(),
        count.underway(),
        count.since(),
        count.lastAt(),
        count.until(),
        count.forgetAt(),
        count.told());
  }

  AttemptCount toCount() {
    return Stored.read(
        Collections.SIGN_IN_ATTEMPTS,
        id,
        () ->
            new AttemptCount(
                new AttemptCountId(id),
                Stored.constant(AttemptScope.class, "scope", scope),
                email,
                network,
                failures,
                underway,
                since,
                lastAt,
                until,
                forgetAt,
                told,
                version));
  }

  /** Without the address: it may end in a log. */
  @Override
  public String toString() {
    return "AttemptDocument[" + id + " version " + version + "]";
  }
}
