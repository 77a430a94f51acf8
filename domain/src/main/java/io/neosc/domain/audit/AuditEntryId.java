package io.neosc.domain.audit;

import io.neosc.domain.shared.Ids;

/** The id of one audit entry, given before it is chained; a repeated write is recognised by it. */
public record AuditEntryId(String value) {
  public AuditEntryId {
    Ids.require("aud-", value);
  }
}
