package io.neosc.application.audit.port.in;

import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.audit.SearchTooBroad;

/** Searches the audit trail. */
public interface AuditQueries {

  /**
   * Those that fit and that the actor of {@code context} may see, newest first by time, then by
   * place in the chain: an account of role user sees its own entries alone, whatever the filter
   * says (AU-3). Places do not change, so what is added meanwhile neither repeats an entry on a
   * later page nor hides one.
   *
   * @throws SearchTooBroad if no page was found within 5 s
   */
  AuditPage entries(CommitContext context, AuditFilter filter, PageRequest page);
}
