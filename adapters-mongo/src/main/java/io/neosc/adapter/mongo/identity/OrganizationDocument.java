package io.neosc.adapter.mongo.identity;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.domain.identity.Organization;
import io.neosc.domain.identity.OrganizationId;

/** The organization inside accounts and sign-ins. */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrganizationDocument(String id, String name) {
  public OrganizationDocument {
    requireNonNull(id, "organization.id");
    requireNonNull(name, "organization.name");
  }

  static OrganizationDocument of(Organization organization) {
    return new OrganizationDocument(organization.id().value(), organization.name());
  }

  Organization toOrganization() {
    return new Organization(new OrganizationId(id), name);
  }
}
