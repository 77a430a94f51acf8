package io.neosc.adapter.mongo.erasure;

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
import io.neosc.domain.erasure.Erasure;
import io.neosc.domain.erasure.Person;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as it is stored, by its account's id.
 *
 * @param open whether it is not done, for the partial index of those
 * @param email null when it is done, as are the names
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@MappedEntity(value = Collections.ERASURES, namingStrategy = UnderScoreSeparatedLowerCase.class)
public record ErasureDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    Boolean open,
    String addressHash,
    @Nullable String email,
    @Nullable List<String> names,
    Long lookedAt,
    @Nullable Instant headSeenAt,
    Instant requestedAt,
    @Nullable Instant doneAt) {
  public ErasureDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(open, "open");
    requireNonNull(addressHash, "address_hash");
    requireNonNull(lookedAt, "looked_at");
    requireNonNull(requestedAt, "requested_at");
    names = names == null ? null : List.copyOf(names);
  }

  public static ErasureDocument of(Erasure.State state) {
    var person = state.person();
    return new ErasureDocument(
        state.id().value(),
        state.version(),
        person != null,
        state.addressHash(),
        person == null ? null : person.email().value(),
        person == null ? null : List.copyOf(person.names()),
        state.lookedAt(),
        state.headSeenAt(),
        state.requestedAt(),
        state.doneAt());
  }

  public Erasure.State toState() {
    return Stored.read(
        Collections.ERASURES,
        id,
        () ->
            new Erasure.State(
                new AccountId(id),
                addressHash,
                email == null
                    ? null
                    : new Person(
                        new EmailAddress(email), Set.copyOf(Stored.present("names", names))),
                lookedAt,
                headSeenAt,
                requestedAt,
                doneAt,
                version));
  }

  /** Without the person: it may end in a log. */
  @Override
  public String toString() {
    return "ErasureDocument[" + id + " version " + version + "]";
  }
}
