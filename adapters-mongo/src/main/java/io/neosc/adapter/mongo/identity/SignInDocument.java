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
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in as it is stored.
 *
 * @param revoked whether there is a revocation, for the partial index of those that are not
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@MappedEntity(value = Collections.SIGN_INS, namingStrategy = UnderScoreSeparatedLowerCase.class)
public record SignInDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    String accountId,
    String email,
    String name,
    String organizationId,
    String role,
    List<String> amr,
    String refreshHash,
    String ipAddress,
    Instant openedAt,
    Instant refreshedAt,
    Instant expiresAt,
    Boolean revoked,
    @Nullable RevocationDocument revocation) {
  public SignInDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(accountId, "account_id");
    requireNonNull(email, "email");
    requireNonNull(name, "name");
    requireNonNull(organizationId, "organization_id");
    requireNonNull(role, "role");
    amr = List.copyOf(requireNonNull(amr, "amr"));
    requireNonNull(refreshHash, "refresh_hash");
    requireNonNull(ipAddress, "ip_address");
    requireNonNull(openedAt, "opened_at");
    requireNonNull(refreshedAt, "refreshed_at");
    requireNonNull(expiresAt, "expires_at");
    requireNonNull(revoked, "revoked");
    if (revoked != (revocation != null)) {
      throw new IllegalArgumentException("revoked and revocation contradict each other");
    }
  }

  public static SignInDocument of(SignIn.State state) {
    var revocation = state.revocation();
    return new SignInDocument(
        state.id().value(),
        state.version(),
        state.accountId().value(),
        state.email().value(),
        state.name(),
        state.organizationId().value(),
        state.role().name(),
        state.amr(),
        state.refreshHash(),
        state.ipAddress(),
        state.openedAt(),
        state.refreshedAt(),
        state.expiresAt(),
        revocation != null,
        revocation == null
            ? null
            : new RevocationDocument(revocation.reason().name(), revocation.at()));
  }

  public SignIn.State toState() {
    return Stored.read(
        Collections.SIGN_INS,
        id,
        () ->
            new SignIn.State(
                new SignInId(id),
                new AccountId(accountId),
                new EmailAddress(email),
                name,
                new OrganizationId(organizationId),
                Stored.constant(Role.class, "role", role),
                amr,
                refreshHash,
                ipAddress,
                openedAt,
                refreshedAt,
                expiresAt,
                revocation == null ? null : revocation.toRevocation(),
                version));
  }

  /** Without hash, address and name: it may end in a log. */
  @Override
  public String toString() {
    return "SignInDocument[" + id + " version " + version + "]";
  }

  /** How a sign-in ended before its time. */
  @Serdeable(naming = StoredNames.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RevocationDocument(String reason, Instant at) {
    public RevocationDocument {
      requireNonNull(reason, "revocation.reason");
      requireNonNull(at, "revocation.at");
    }

    private SignIn.Revocation toRevocation() {
      return new SignIn.Revocation(
          Stored.constant(RevocationReason.class, "revocation.reason", reason), at);
    }
  }
}
