package io.neosc.application.audit.port.in;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.Actor;

/** Searches the audit trail. */
public interface AuditQueries {

  /**
   * Those that fit and that {@code reader} may see, newest first: an account of role user sees its
   * own entries alone, whatever the filter says (AU-3).
   */
  Page<AuditEntry> entries(Actor reader, AuditFilter filter, PageRequest page);
}
