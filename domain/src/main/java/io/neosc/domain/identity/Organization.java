package io.neosc.domain.identity;

import io.neosc.domain.shared.Text;

/** The organization that an account belongs to, with the name shown for it. */
public record Organization(OrganizationId id, String name) {
  /** Where every account lands that nobody with the right placed elsewhere (ID-17). */
  public static final Organization DEFAULT =
      new Organization(new OrganizationId("org-default"), "Default");

  public Organization {
    name = Text.line("an organization's name", name, 200);
  }
}
