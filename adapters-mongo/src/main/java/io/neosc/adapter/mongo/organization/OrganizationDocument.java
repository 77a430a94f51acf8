package io.neosc.adapter.mongo.organization;

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
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.OrganizationProfile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organization as it is stored.
 *
 * @param nameKey the name in the form under which it is unique
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@MappedEntity(
    value = Collections.ORGANIZATIONS,
    namingStrategy = UnderScoreSeparatedLowerCase.class)
public record OrganizationDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    String name,
    String nameKey,
    @Nullable String domain,
    Instant createdAt,
    Instant updatedAt) {
  public OrganizationDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(name, "name");
    requireNonNull(nameKey, "name_key");
    requireNonNull(createdAt, "created_at");
    requireNonNull(updatedAt, "updated_at");
  }

  public static OrganizationDocument of(Organization.State state) {
    var profile = state.profile();
    return new OrganizationDocument(
        state.id().value(),
        state.version(),
        profile.name(),
        profile.nameKey(),
        profile.domain(),
        state.createdAt(),
        state.updatedAt());
  }

  public Organization.State toState() {
    return Stored.read(
        Collections.ORGANIZATIONS,
        id,
        () ->
            new Organization.State(
                new OrganizationId(id),
                new OrganizationProfile(name, domain),
                createdAt,
                updatedAt,
                version));
  }
}
