package io.neosc.adapter.mongo.identity;

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
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is stored.
 *
 * @param emailKey the address in the form under which it is unique
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@MappedEntity(value = Collections.ACCOUNTS, namingStrategy = UnderScoreSeparatedLowerCase.class)
public record AccountDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    String email,
    String emailKey,
    String name,
    OrganizationDocument organization,
    @Nullable String requestedOrganization,
    String role,
    String passwordHash,
    Boolean disabled,
    Instant createdAt,
    Instant updatedAt) {
  public AccountDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(email, "email");
    requireNonNull(emailKey, "email_key");
    requireNonNull(name, "name");
    requireNonNull(organization, "organization");
    requireNonNull(role, "role");
    requireNonNull(passwordHash, "password_hash");
    requireNonNull(disabled, "disabled");
    requireNonNull(createdAt, "created_at");
    requireNonNull(updatedAt, "updated_at");
  }

  public static AccountDocument of(Account.State state) {
    return new AccountDocument(
        state.id().value(),
        state.version(),
        state.email().value(),
        state.email().canonical(),
        state.name(),
        OrganizationDocument.of(state.organization()),
        state.requestedOrganization(),
        state.role().name(),
        state.passwordHash(),
        state.disabled(),
        state.createdAt(),
        state.updatedAt());
  }

  public Account.State toState() {
    return Stored.read(
        Collections.ACCOUNTS,
        id,
        () ->
            new Account.State(
                new AccountId(id),
                new EmailAddress(email),
                name,
                organization.toOrganization(),
                requestedOrganization,
                Stored.constant(Role.class, "role", role),
                passwordHash,
                disabled,
                createdAt,
                updatedAt,
                version));
  }

  /** Without the hash and the address: it may end in a log. */
  @Override
  public String toString() {
    return "AccountDocument[" + id + " version " + version + "]";
  }
}
