package io.neosc.application.organization.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.organization.OrganizationProfile;

/** An admin makes an organization (ID-17). */
public record CreateOrganization(CommitContext context, OrganizationProfile profile)
    implements Command {}
