package io.neosc.adapter.mongo.apikey;

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
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.AccountId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API key as it is stored. */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@MappedEntity(value = Collections.API_KEYS, namingStrategy = UnderScoreSeparatedLowerCase.class)
public record ApiKeyDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    String name,
    List<String> scopes,
    String keyHash,
    String createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt) {
  public ApiKeyDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(name, "name");
    scopes = List.copyOf(requireNonNull(scopes, "scopes"));
    requireNonNull(keyHash, "key_hash");
    requireNonNull(createdBy, "created_by");
    requireNonNull(createdAt, "created_at");
  }

  public static ApiKeyDocument of(ApiKey.State state) {
    return new ApiKeyDocument(
        state.id().value(),
        state.version(),
        state.name(),
        state.scopes().stream().map(Scope::name).toList(),
        state.keyHash(),
        state.createdBy().value(),
        state.createdAt(),
        state.expiresAt(),
        state.revokedAt());
  }

  public ApiKey.State toState() {
    return Stored.read(
        Collections.API_KEYS,
        id,
        () ->
            new ApiKey.State(
                new ApiKeyId(id),
                name,
                scopes.stream().map(name -> Stored.constant(Scope.class, "scopes", name)).toList(),
                keyHash,
                new AccountId(createdBy),
                createdAt,
                expiresAt,
                revokedAt,
                version));
  }

  /** Without the hash: it may end in a log. */
  @Override
  public String toString() {
    return "ApiKeyDocument[" + id + " version " + version + "]";
  }
}
