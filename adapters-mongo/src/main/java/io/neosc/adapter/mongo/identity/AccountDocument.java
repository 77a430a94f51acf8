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
import io.neosc.domain.identity.SearchWords;
import io.neosc.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is stored.
 *
 * @param emailKey the address in the form under which it is unique
 * @param search the beginnings by which it is found; they follow from name and address
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
    String organizationId,
    @Nullable String requestedOrganization,
    String role,
    String passwordHash,
    Boolean disabled,
    Instant createdAt,
    Instant updatedAt,
    List<String> search) {
  public AccountDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(email, "email");
    requireNonNull(emailKey, "email_key");
    requireNonNull(name, "name");
    requireNonNull(organizationId, "organization_id");
    requireNonNull(role, "role");
    requireNonNull(passwordHash, "password_hash");
    requireNonNull(disabled, "disabled");
    requireNonNull(createdAt, "created_at");
    requireNonNull(updatedAt, "updated_at");
    search = List.copyOf(requireNonNull(search, "search"));
  }

  public static AccountDocument of(Account.State state) {
    return new AccountDocument(
        state.id().value(),
        state.version(),
        state.email().value(),
        state.email().canonical(),
        state.name(),
        state.organizationId().value(),
        state.requestedOrganization(),
        state.role().name(),
        state.passwordHash(),
        state.disabled(),
        state.createdAt(),
        state.updatedAt(),
        List.copyOf(SearchWords.wordsOf(state.name(), state.email())));
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
                new OrganizationId(organizationId),
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
