package io.neosc.application.organization.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.organization.OrganizationId;

/** An admin deletes an organization that has no accounts (ID-17). */
public record DeleteOrganization(CommitContext context, OrganizationId organization)
    implements Command {}
