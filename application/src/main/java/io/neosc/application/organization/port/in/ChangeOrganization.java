package io.neosc.application.organization.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.OrganizationProfile;
import java.util.function.UnaryOperator;

/**
 * An admin renames an organization, or gives it another domain (ID-17).
 *
 * @param wish what is wanted, made of what is there; it may be asked more than once
 */
public record ChangeOrganization(
    CommitContext context, OrganizationId organization, UnaryOperator<OrganizationProfile> wish)
    implements Command {}
