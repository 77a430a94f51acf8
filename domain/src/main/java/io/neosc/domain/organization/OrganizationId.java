package io.neosc.domain.organization;

import io.neosc.domain.shared.Ids;

/** Names one organization, for ever. */
public record OrganizationId(String value) {
  public static final String PREFIX = "org-";

  /** Where every account lands that nobody with the right placed elsewhere (ID-17). */
  public static final OrganizationId DEFAULT = new OrganizationId("org-default");

  public OrganizationId {
    Ids.require(PREFIX, value);
  }
}
