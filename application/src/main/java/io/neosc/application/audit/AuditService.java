package io.neosc.application.audit;

import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditPage;
import io.neosc.application.audit.port.in.AuditQueries;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;

/** Searches the trail as far as the reader's role lets it be seen. */
public final class AuditService implements AuditQueries {
  private final AuditTrail trail;

  public AuditService(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public AuditPage entries(CommitContext context, AuditFilter filter, PageRequest page) {
    var reader = context.requireActor();
    var visible =
        reader.role().seesEverything() ? filter : filter.ownedBy(reader.accountId().value());
    return trail.search(visible, page);
  }
}
