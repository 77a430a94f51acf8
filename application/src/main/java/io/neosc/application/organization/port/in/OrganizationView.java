package io.neosc.application.organization.port.in;

import io.neosc.domain.organization.Organization;

/**
 * An organization with what is counted.
 *
 * @param accounts how many accounts belong to it
 * @param workspaces how many workspaces name it, by its id or its exact name
 */
public record OrganizationView(Organization.State organization, int accounts, int workspaces) {}
