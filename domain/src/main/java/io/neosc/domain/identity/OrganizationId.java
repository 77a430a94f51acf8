package io.neosc.domain.identity;

import io.neosc.domain.shared.Ids;

/** Names one organization. */
public record OrganizationId(String value) {
  public static final String PREFIX = "org-";

  public OrganizationId {
    Ids.require(PREFIX, value);
  }
}
