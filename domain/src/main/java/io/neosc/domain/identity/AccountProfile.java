package io.neosc.domain.identity;

import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.shared.Text;

/**
 * What an admin decides about an account (ID-14).
 *
 * @param name a person's name, 1 to 200 characters
 * @param disabled whether it may not sign in
 */
public record AccountProfile(
    String name, Role role, OrganizationId organizationId, boolean disabled) {
  public AccountProfile {
    name = Text.line("a person's name", name, 200);
  }

  /** Whether it is one of those who can administer. */
  boolean enabledAdmin() {
    return role == Role.ADMIN && !disabled;
  }
}
